package dev.aludel.autogenerate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the floors of the house at the desk: a package uses those below it and no other.
 */
class HouseTests {

	private static final String ROOT = "dev.aludel.autogenerate.";

	private static final List<String> PACKAGES = List.of("reflection", "hibernate", "canonical", "compare", "draft",
			"prove", "scratch", "launch", "command", "maven");

	private final JavaClasses classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages("dev.aludel.autogenerate");

	@ParameterizedTest
	@CsvSource(textBlock = """
			reflection,
			hibernate,
			draft,
			canonical, reflection
			compare, reflection canonical
			prove, reflection canonical compare draft
			scratch,
			launch, hibernate scratch
			command, reflection hibernate canonical compare draft prove scratch launch
			maven, launch command
			""")
	void aPackageUsesOnlyWhatStandsBelowIt(String name, @Nullable String below) {
		List<String> allowed = (below != null) ? Arrays.asList(below.split(" ")) : List.of();
		String[] above = Stream.concat(PACKAGES.stream(), Stream.of("benchmark"))
			.filter((other) -> !other.equals(name) && !allowed.contains(other))
			.map((other) -> ROOT + other)
			.toArray(String[]::new);
		noClasses().that()
			.resideInAPackage(ROOT + name)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(above)
			.check(this.classes);
	}

	@Test
	void onlyOnePackageTouchesTheMappingOfHibernate() {
		noClasses().that()
			.resideOutsideOfPackage(ROOT + "hibernate")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.hibernate.mapping..")
			.check(this.classes);
	}

	@Test
	void onlyTheGoalsKnowMaven() {
		noClasses().that()
			.resideOutsideOfPackage(ROOT + "maven")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.apache.maven..")
			.check(this.classes);
	}

	@Test
	void hasNoRoomThatNobodyDrew() {
		assertThat(this.classes.stream().map((type) -> type.getPackageName()).distinct())
			.allMatch((name) -> PACKAGES.stream().anyMatch((known) -> name.equals(ROOT + known)));
	}

}
