package org.palier.engine.certification;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A value, and who gave it. Where the référentiel is silent the operator decides, and every reader of the file and of the API
 * sees that he did: a choice never passes for the official text.
 */
public record Chosen<T>(T value, Origin origin) {
  public enum Origin {
    /** The référentiel says so. */
    @JsonProperty("document") DOCUMENT,
    /** The référentiel is silent; the operator of this installation chose. */
    @JsonProperty("operator-choice") OPERATOR_CHOICE
  }

  public static <T> Chosen<T> byDocument(T value) {
    return new Chosen<>(value, Origin.DOCUMENT);
  }

  public static <T> Chosen<T> byOperator(T value) {
    return new Chosen<>(value, Origin.OPERATOR_CHOICE);
  }
}
