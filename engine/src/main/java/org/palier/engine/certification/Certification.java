package org.palier.engine.certification;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One version of one référentiel. A version is frozen once somebody is enrolled under it: a change is a new version.
 * Every element has an internal id, unique among its kind, and where the document prints a code, that code as printed.
 * The texts are our own summaries; the official text is the document.
 *
 * @param id            lower-case letters, digits and hyphens, at most 80
 * @param version       1 or more
 * @param holder        the certifier, when the document names one
 * @param source        the document this was made from
 * @param registration  number in the national register, when the document prints one
 * @param accommodation what the document grants candidates with a disability, when it says something
 * @param themes        identifier to name, in the document's order
 */
public record Certification(
    String id, int version, Text title, Optional<String> holder, Text audience, String source, Optional<String> registration,
    Optional<Text> accommodation, List<Prerequisite> prerequisites, List<Competence> competences, List<Evaluation> evaluations,
    List<Criterion> criteria, List<TestSpec> tests, Map<String, Text> themes) {

  public Certification {
    if (!id.matches("[a-z0-9][a-z0-9-]{0,79}")) throw new IllegalArgumentException("certification id: " + id);
    if (version < 1) throw new IllegalArgumentException("version " + version);
    prerequisites = List.copyOf(prerequisites);
    competences = List.copyOf(competences);
    evaluations = List.copyOf(evaluations);
    criteria = List.copyOf(criteria);
    tests = List.copyOf(tests);
    themes = Collections.unmodifiableMap(new LinkedHashMap<>(themes));
  }

  /** Condition to be a candidate. @param code ours when the document prints none; @param test when the kind is test */
  public record Prerequisite(String code, Chosen<Kind> kind, Text statement, Optional<String> test) {
    /** How it is verified. */
    public enum Kind {
      @JsonProperty("test") TEST,
      @JsonProperty("declaration") DECLARATION,
      @JsonProperty("interview") INTERVIEW,
      @JsonProperty("document") DOCUMENT
    }
  }

  public record Competence(String id, Optional<String> code, Text statement) {}

  /** Identifier and version, {@code id@1}: what an enrolment, an event and an audit name. */
  public String reference() {
    return id + "@" + version;
  }

  public Optional<Prerequisite> prerequisite(String code) {
    return prerequisites.stream().filter(prerequisite -> prerequisite.code().equals(code)).findFirst();
  }

  public Optional<Competence> competence(String competence) {
    return competences.stream().filter(one -> one.id().equals(competence)).findFirst();
  }

  public Optional<Evaluation> evaluation(String evaluation) {
    return evaluations.stream().filter(one -> one.id().equals(evaluation)).findFirst();
  }

  public Optional<TestSpec> test(String test) {
    return tests.stream().filter(one -> one.id().equals(test)).findFirst();
  }

  public Optional<Criterion> criterion(String criterion) {
    return criteria.stream().filter(one -> one.id().equals(criterion)).findFirst();
  }

  /** What is judged in this evaluation, in the document's order. */
  public List<Criterion> criteriaOf(String evaluation) {
    return criteria.stream().filter(one -> one.evaluations().contains(evaluation)).toList();
  }
}
