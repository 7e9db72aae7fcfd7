package dev.aludel.autogenerate.command;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

import dev.aludel.autoconfigure.AludelAutogenerateProperties;
import dev.aludel.autogenerate.compare.NamingConvention;
import dev.aludel.autogenerate.compare.ObjectPatterns;
import dev.aludel.autogenerate.compare.SchemaFilter;
import dev.aludel.autogenerate.draft.DraftTemplate;
import dev.aludel.autogenerate.launch.DesignBean;
import dev.aludel.autogenerate.launch.DesignTimeApplication;
import dev.aludel.design.ComparedObject;
import dev.aludel.design.ComparisonFilter;
import dev.aludel.design.DraftCustomizer;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Environment;

/**
 * What the application says about comparing and drafting: {@code aludel.autogenerate.*}
 * and its beans.
 */
final class AutogenerateSettings {

	private static final String PREFIX = "aludel.autogenerate.";

	private static final String CLASSPATH = "classpath:";

	private static final String STATE = "\nNothing was compared and no file was written. ";

	private final DesignTimeApplication application;

	private final AludelAutogenerateProperties properties;

	private AutogenerateSettings(DesignTimeApplication application, AludelAutogenerateProperties properties) {
		this.application = application;
		this.properties = properties;
	}

	static AutogenerateSettings of(DesignTimeApplication application) {
		return new AutogenerateSettings(application, properties(application.environment()));
	}

	private static AludelAutogenerateProperties properties(Environment environment) {
		try {
			return Binder.get(environment).bindOrCreate("aludel.autogenerate", AludelAutogenerateProperties.class);
		}
		catch (BindException ex) {
			ConfigurationProperty property = ex.getProperty();
			throw new DeskException("%s=%s cannot be read: %s%sCorrect it.".formatted(ex.getName(),
					(property != null) ? property.getValue() : "…",
					NestedExceptionUtils.getMostSpecificCause(ex).getMessage(), "." + STATE), ex);
		}
	}

	ComparisonSettings comparison() {
		return new ComparisonSettings(new SchemaFilter(patterns(), filters()), naming(),
				this.properties.getLargeTableRows());
	}

	/** What stands around a draft. */
	DraftTemplate template() {
		String location = this.properties.getTemplate();
		if (location == null || location.isBlank()) {
			return DraftTemplate.BUILT_IN;
		}
		try {
			return DraftTemplate.parse(text(location));
		}
		catch (IOException ex) {
			throw new DeskException("The template %s (%stemplate) cannot be read: %s%sName a file, or classpath: and a "
				.formatted(location, PREFIX, ex, STATE) + "resource of the application.", ex);
		}
		catch (IllegalArgumentException ex) {
			throw new DeskException("The template %s (%stemplate) cannot be used; %s%sCorrect the template."
				.formatted(location, PREFIX, ex.getMessage(), STATE), ex);
		}
	}

	private static String text(String location) throws IOException {
		if (!location.startsWith(CLASSPATH)) {
			return Files.readString(Path.of(location), StandardCharsets.UTF_8);
		}
		String name = location.substring(CLASSPATH.length()).replaceFirst("^/", "");
		try (InputStream resource = Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
			if (resource == null) {
				throw new FileNotFoundException("no such resource on the class path");
			}
			return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	/** What is run on each file that was written. */
	SourceFormatter formatter() {
		String line = this.properties.getFormatter();
		return (line == null || line.isBlank()) ? SourceFormatter.NONE
				: parse("formatter", line, () -> SourceFormatter.of(line));
	}

	/** What has the last word on drafts, in order. */
	List<DesignBean<DraftCustomizer>> customizers() {
		return beans(DraftCustomizer.class);
	}

	private ObjectPatterns patterns() {
		ObjectPatterns patterns = ObjectPatterns.ALL;
		for (String pattern : this.properties.getInclude()) {
			ObjectPatterns known = patterns;
			patterns = parse("include", pattern, () -> known.include(pattern));
		}
		for (String pattern : this.properties.getExclude()) {
			ObjectPatterns known = patterns;
			patterns = parse("exclude", pattern, () -> known.exclude(pattern));
		}
		return patterns;
	}

	private NamingConvention naming() {
		AludelAutogenerateProperties.Naming names = this.properties.getNaming();
		NamingConvention naming = NamingConvention.DEFAULTS;
		naming = naming(naming, NamingConvention.Kind.PRIMARY_KEY, names.getPrimaryKey());
		naming = naming(naming, NamingConvention.Kind.UNIQUE, names.getUnique());
		naming = naming(naming, NamingConvention.Kind.FOREIGN_KEY, names.getForeignKey());
		naming = naming(naming, NamingConvention.Kind.INDEX, names.getIndex());
		naming = naming(naming, NamingConvention.Kind.CHECK, names.getCheck());
		return naming(naming, NamingConvention.Kind.EXCLUSION, names.getExclusion());
	}

	private static NamingConvention naming(NamingConvention naming, NamingConvention.Kind kind, String pattern) {
		String property = "naming." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
		return parse(property, pattern, () -> naming.with(kind, pattern));
	}

	private static <T> T parse(String property, String value, Supplier<T> parser) {
		try {
			return parser.get();
		}
		catch (IllegalArgumentException ex) {
			throw new DeskException("%s%s=%s cannot be read. %s%sCorrect it.".formatted(PREFIX, property, value,
					ex.getMessage(), STATE), ex);
		}
	}

	private List<ComparisonFilter> filters() {
		return beans(ComparisonFilter.class).stream().map(AutogenerateSettings::named).toList();
	}

	private static ComparisonFilter named(DesignBean<ComparisonFilter> filter) {
		return (object) -> {
			try {
				return filter.bean().includes(object);
			}
			catch (RuntimeException ex) {
				throw new DeskException("The comparison filter %s failed on %s: %s%sCorrect the bean."
					.formatted(filter.describe(), words(object), ex, STATE), ex);
			}
		};
	}

	private static String words(ComparedObject object) {
		String name = (object.table() != null) ? object.table() + "." + object.name().name() : object.name().toString();
		return object.kind().name().toLowerCase(Locale.ROOT) + " " + name;
	}

	private <T> List<DesignBean<T>> beans(Class<T> type) {
		try {
			return this.application.beans(type);
		}
		catch (RuntimeException ex) {
			throw new DeskException("The beans of type %s could not be created: %s%sCorrect their configuration."
				.formatted(type.getSimpleName(), ex.getMessage(), STATE), ex);
		}
	}

}
