package dev.aludel.autogenerate.compare;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

class ComparePackageTests {

	@Test
	void standsOnTheVocabularyAndWhatIsReflectedInIt() {
		JavaClasses comparison = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.importPackages("dev.aludel.autogenerate.compare");
		classes().should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage("java..", "org.jspecify..", "dev.aludel.schema", "dev.aludel.operation",
					"dev.aludel.postgresql", "dev.aludel.design", "dev.aludel.autogenerate.reflection",
					"dev.aludel.autogenerate.compare")
			.check(comparison);
	}

}
