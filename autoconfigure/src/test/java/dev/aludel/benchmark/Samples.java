package dev.aludel.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was measured, kind by kind, in milliseconds. */
final class Samples {

	private final Map<String, List<Double>> values = new TreeMap<>();

	void add(String kind, double value) {
		this.values.computeIfAbsent(kind, (key) -> new ArrayList<>()).add(value);
	}

	double median(String kind) {
		List<Double> sorted = of(kind).stream().sorted().toList();
		return sorted.get(sorted.size() / 2);
	}

	double mean(String kind) {
		return mean(of(kind));
	}

	void print(String title) {
		System.out.printf("%n%s (ms: median, min, max, mean, standard error)%n", title);
		this.values.forEach((kind, each) -> System.out.printf("%-38s %8.1f %8.1f %8.1f %8.1f %8.1f%n", kind,
				median(kind), Collections.min(each), Collections.max(each), mean(each), standardError(each)));
	}

	/** How much more one takes than another, by their means. */
	double difference(String kind, String other) {
		return mean(kind) - mean(other);
	}

	void printDifference(String title, String kind, String other) {
		double error = Math.hypot(standardError(of(kind)), standardError(of(other)));
		System.out.printf("%-38s mean %8.1f, standard error %5.1f, difference of the medians %8.1f%n", title,
				difference(kind, other), error, median(kind) - median(other));
	}

	private List<Double> of(String kind) {
		return this.values.getOrDefault(kind, List.of());
	}

	private static double mean(List<Double> values) {
		return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
	}

	private static double standardError(List<Double> values) {
		double mean = mean(values);
		double squares = values.stream().mapToDouble((value) -> (value - mean) * (value - mean)).sum();
		return (values.size() > 1) ? Math.sqrt(squares / (values.size() - 1) / values.size()) : 0;
	}

}
