package org.palier.deploy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.palier.bank.BankCatalog;
import org.palier.bank.blueprint.BlueprintLoader;
import org.palier.bank.item.BankLoader;
import org.palier.bank.item.ItemBank;
import org.palier.engine.certification.Certification;
import org.palier.engine.certification.Certifications;
import org.palier.engine.certification.Supervision;
import org.palier.engine.content.TestCatalog;
import org.palier.engine.refusal.Refused;

/** What exams are made of: the bank and the certifications, read whole and found to agree, or not at all. */
record Content(ItemBank bank, Certifications certifications) {
  private static final String ANY_SEED = "0".repeat(64);

  /** Reads files: not for an event loop. @throws StartRefused when bank and certifications do not agree */
  static Content load(Settings settings) {
    var bank = settings.bank().map(BankLoader::load).orElseGet(BankLoader::starter);
    var certifications = settings.certifications().map(Certifications::in).orElseGet(Certifications::shipped);
    var catalog = new BankCatalog(List.of(bank), BlueprintLoader.shipped());
    var problems = Stream.concat(certifications.problems(catalog).stream(), unfilled(certifications, catalog)).toList();
    if (!problems.isEmpty()) throw new StartRefused("bank and certifications do not agree:\n" + String.join("\n", problems));
    if (settings.cluster().isPresent() && settings.evidence().isEmpty()) keepingEvidence(certifications).ifPresent(certification -> {
      throw new StartRefused(certification + " lets recordings be kept, and every node must find them: name a directory that all nodes share with --evidence");
    });
    return new Content(bank, certifications);
  }

  private static Optional<String> keepingEvidence(Certifications certifications) {
    return certifications.all().stream().filter(one -> one.tests().stream().anyMatch(test -> test.watched().evidence().value() != Supervision.Evidence.NONE))
        .map(Certification::reference).findFirst();
  }

  /** Tests whose form the bank cannot fill: found now, not when the first candidate is invited. */
  private static Stream<String> unfilled(Certifications certifications, TestCatalog catalog) {
    return certifications.all().stream().flatMap(certification -> certification.tests().stream().flatMap(test -> {
      try {
        catalog.draw(test.blueprint(), ANY_SEED);
        return Stream.empty();
      } catch (Refused refused) {
        return Stream.of(certification.id() + ", test " + test.id() + ": " + refused.getMessage());
      }
    }));
  }
}
