package dev.aludel;

import java.util.Set;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** Holds the floors of the house: each may use only what stands below it. */
@TestInstance(Lifecycle.PER_CLASS)
class HouseTests {

	private static final String[] PURE = { "dev.aludel.schema", "dev.aludel.operation", "dev.aludel.postgresql",
			"dev.aludel.revision" };

	private static final String[] ROOF = { "dev.aludel.autoconfigure..", "dev.aludel.actuate.." };

	private final JavaClasses house = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("dev.aludel");

	@Test
	void hasNoTestsAmongItsClasses() {
		assertThat(this.house.contain(Migration.class)).isTrue();
		assertThat(this.house.contain(HouseTests.class)).isFalse();
	}

	@Test
	void hasNoRoomThatNobodyDrew() {
		Set<String> drawn = Set.of("dev.aludel.schema", "dev.aludel.operation", "dev.aludel.postgresql", "dev.aludel",
				"dev.aludel.revision", "dev.aludel.migrate", "dev.aludel.command", "dev.aludel.autoconfigure",
				"dev.aludel.actuate.endpoint", "dev.aludel.actuate.health", "dev.aludel.actuate.info",
				"dev.aludel.actuate.observation", "dev.aludel.design");
		assertThat(this.house).extracting(JavaClass::getPackageName).isSubsetOf(drawn);
	}

	@Test
	void keepsEachFloorFromLookingUpstairs() {
		check(layeredArchitecture().consideringOnlyDependenciesInLayers()
			.withOptionalLayers(true)
			.layer("schema")
			.definedBy("dev.aludel.schema")
			.layer("operation")
			.definedBy("dev.aludel.operation")
			.layer("postgresql")
			.definedBy("dev.aludel.postgresql")
			.layer("author")
			.definedBy("dev.aludel")
			.layer("revision")
			.definedBy("dev.aludel.revision")
			.layer("migrate")
			.definedBy("dev.aludel.migrate")
			.layer("design")
			.definedBy("dev.aludel.design")
			.layer("command")
			.definedBy("dev.aludel.command")
			.layer("roof")
			.definedBy(ROOF)
			.whereLayer("roof")
			.mayNotBeAccessedByAnyLayer()
			.whereLayer("command")
			.mayOnlyBeAccessedByLayers("roof")
			.whereLayer("design")
			.mayNotBeAccessedByAnyLayer()
			.whereLayer("migrate")
			.mayOnlyBeAccessedByLayers("command", "roof")
			.whereLayer("author")
			.mayOnlyBeAccessedByLayers("migrate", "command", "roof")
			.whereLayer("postgresql")
			.mayOnlyBeAccessedByLayers("author", "migrate", "command", "roof")
			.whereLayer("operation")
			.mayOnlyBeAccessedByLayers("postgresql", "author", "design", "migrate", "command", "roof")
			.whereLayer("schema")
			.mayOnlyBeAccessedByLayers("operation", "postgresql", "author", "design", "migrate", "command", "roof")
			.whereLayer("revision")
			.mayOnlyBeAccessedByLayers("migrate", "command", "roof"));
	}

	@Test
	void keepsTheGraphToItself() {
		check(noClasses().that()
			.resideInAPackage("dev.aludel.revision")
			.should()
			.dependOnClassesThat(in("another room of the house", "dev.aludel..", "dev.aludel.revision")));
	}

	@Test
	void keepsDatabasesAndFilesOutOfWhatIsPure() {
		check(noClasses().that()
			.resideInAnyPackage(PURE)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("java.sql..", "javax.sql..", "java.io..", "java.nio.file..", "org.postgresql.."));
	}

	@Test
	void keepsSpringOutOfWhatIsPureAndOutOfWhatAuthorsSee() {
		check(noClasses().that()
			.resideInAnyPackage(PURE)
			.or()
			.resideInAPackage("dev.aludel")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework.."));
	}

	@Test
	void keepsSpringBootUnderTheRoof() {
		check(noClasses().that()
			.resideOutsideOfPackages(ROOF)
			.and()
			.resideOutsideOfPackage("dev.aludel.command")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework.boot.."));
	}

	@Test
	void keepsSpringOutOfTheCommandLineExceptForWritingJson() {
		check(noClasses().that()
			.resideInAPackage("dev.aludel.command")
			.should()
			.dependOnClassesThat(in("Spring", "org.springframework..", "org.springframework.boot.json")));
	}

	@Test
	void keepsTheCommandLineLibraryInTheCommandLine() {
		check(noClasses().that()
			.resideOutsideOfPackages("dev.aludel.command")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("picocli.."));
	}

	@Test
	void doesNotKnowWhatRunsAtADesk() {
		check(noClasses().should().dependOnClassesThat().resideInAPackage("dev.aludel.autogenerate.."));
	}

	@Test
	void hasNoStairsThatLeadInACircle() {
		check(slices().assignedFrom(new Rooms()).should().beFreeOfCycles());
	}

	private void check(ArchRule rule) {
		// A room may still be empty.
		rule.allowEmptyShould(true).check(this.house);
	}

	private static DescribedPredicate<JavaClass> in(String description, String packages, String except) {
		return JavaClass.Predicates.resideInAPackage(packages)
			.and(DescribedPredicate.not(JavaClass.Predicates.resideInAPackage(except)))
			.as(description);
	}

	/** Each package is a room of its own. */
	private static final class Rooms implements SliceAssignment {

		@Override
		public SliceIdentifier getIdentifierOf(JavaClass type) {
			return type.getPackageName().startsWith("dev.aludel") ? SliceIdentifier.of(type.getPackageName())
					: SliceIdentifier.ignore();
		}

		@Override
		public String getDescription() {
			return "packages";
		}

	}

}
