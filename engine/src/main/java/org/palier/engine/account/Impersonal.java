package org.palier.engine.account;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks what is stored and says nothing of a person; on a type, its numbers, times and choices. Whatever is stored bears this or
 * {@link PersonalData}, or its type does: a test sees to it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
public @interface Impersonal {
  /** Why it says nothing of a person. */
  String value();
}
