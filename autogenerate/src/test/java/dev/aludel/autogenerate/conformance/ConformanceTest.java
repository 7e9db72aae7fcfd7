package dev.aludel.autogenerate.conformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.aludel.testing.PostgresTest;
import org.junit.jupiter.api.DisplayNameGeneration;

/** A section of the acceptance list: its methods take a {@link Scenario}. */
@PostgresTest
@DisplayNameGeneration(CaseNames.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface ConformanceTest {

}
