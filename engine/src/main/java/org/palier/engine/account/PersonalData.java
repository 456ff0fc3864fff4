package org.palier.engine.account;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks what says something of a person. Whoever stores it must be able to erase it. On a type it speaks for its numbers, times and choices, and
 * those of its kinds; a text in it, in which anything may be written, is marked by itself.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
public @interface PersonalData {
  /** What it is for, as the register of processing would say it. */
  String value();
}
