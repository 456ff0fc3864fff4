package org.palier.deploy.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.palier.deploy.Settings;
import org.palier.deploy.load.KeptEvidence;
import org.palier.proctoring.evidence.Erasure;

/** A certification that keeps evidence for one day, and a page that sends it when the clock has already looked. */
class LateEvidenceTest extends Walk {
  @Override Settings settings(Path folder) {
    var certifications = KeptEvidence.certifications(folder.resolve("certifications"), "continuous");
    try (var files = Files.list(certifications)) {
      for (var file : files.toList()) Files.writeString(file, Files.readString(file).replaceAll("evidenceDays: \\{ value: \\d+", "evidenceDays: { value: 1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return House.settings(folder).withCertifications(certifications);
  }

  @Test void what_comes_after_the_clock_looked_is_deleted_by_it_all_the_same() {
    // Clocks count whole days: the session closes shortly before midnight, in three hours.
    var now = house.time.instant();
    house.time.pass(Duration.between(now, now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1)).plus(Duration.ofHours(20).plusMinutes(50))));
    var candidate = house.validated();
    var window = candidate.windowAt(house.openSession(candidate));
    house.time.pass(Duration.ofMinutes(165));
    window.opened();
    house.time.pass(Duration.ofMinutes(10));
    var recording = Recording.video(100_000, house.time.instant());
    // Whoever began late sits on for an hour after the end, and then is away.
    house.time.pass(Duration.ofHours(24).plusMinutes(25));
    house.application().keepHouse().await();
    candidate.signInAgain();
    assertEquals(200, recording.send(window, candidate.visitor(), "camera", 1).status());
    assertTrue(evidence(window).isEmpty(), "it is there");
    house.time.pass(Duration.ofDays(1));
    house.application().keepHouse().await();
    assertEquals("clock", evidence(window).map(Erasure::by).orElse("nobody"));
  }

  private java.util.Optional<Erasure> evidence(Window window) {
    return house.application().supervision().evidence().list(window.sitting()).await().erased();
  }
}
