package org.palier.engine.certification;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.palier.engine.content.TestCatalog;

/** The certifications of this installation, read once and never changed. Safe for any thread. */
public final class Certifications {
  private final Map<String, TreeMap<Integer, Certification>> versions = new LinkedHashMap<>();

  Certifications(List<Certification> read) {
    for (var one : read) versions.computeIfAbsent(one.id(), _ -> new TreeMap<>()).put(one.version(), one);
  }

  /** The certifications that ship with the engine. @throws Unreadable naming every problem found */
  public static Certifications shipped() {
    return new CertificationReader().shipped().done();
  }

  /** Every {@code *.yaml} of the folder, in the order of their names. @throws Unreadable naming every problem found */
  public static Certifications in(Path folder) {
    return new CertificationReader().folder(folder).done();
  }

  /** The latest version of a certification, by its identifier without version. */
  public Optional<Certification> find(String id) {
    return Optional.ofNullable(versions.get(id)).map(known -> known.lastEntry().getValue());
  }

  /** One version, by {@link Certification#reference()}: what an enrolment named stays what it was. */
  public Optional<Certification> version(String reference) {
    return versions.values().stream().flatMap(known -> known.values().stream()).filter(one -> one.reference().equals(reference)).findFirst();
  }

  /** The latest version of each. */
  public List<Certification> all() {
    return versions.values().stream().map(known -> known.lastEntry().getValue()).toList();
  }

  /** What the bank does not keep of what the certifications promise, every version of them; empty when all is well. */
  public List<String> problems(TestCatalog catalog) {
    return versions.values().stream().flatMap(known -> known.values().stream())
        .flatMap(certification -> CertificationCheck.problems(certification, catalog).stream()).toList();
  }

  /** Refused files. */
  public static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<String> problems;

    Unreadable(List<String> problems) {
      super(String.join("\n", problems));
      this.problems = List.copyOf(problems);
    }

    /** Every problem found; each names its file and its element. Of a file whose shape is wrong, the first only. */
    public List<String> problems() {
      return problems;
    }
  }
}
