package dev.aludel.autogenerate.conformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Test;

/** A test that shows one case of the acceptance list, or several that are one. */
@Test
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Case {

	/** The numbers of the cases: {@code TAB-1}. */
	String[] value();

}
