package org.palier.deploy.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.palier.engine.certification.Certifications;

/** The certification that ships, with another word on what is kept: a folder for {@code --certifications}. */
public final class KeptEvidence {
  private static final String FILE = "activite-commerciale-reseaux-sociaux.yaml";
  private static final String SHIPPED = "evidence: { value: none";

  private KeptEvidence() {}

  /** @param evidence {@code stills}, {@code incident} or {@code continuous} @return the folder */
  public static Path certifications(Path folder, String evidence) {
    try (var in = Certifications.class.getResourceAsStream("/certifications/" + FILE)) {
      var text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      if (!text.contains(SHIPPED)) throw new IllegalStateException(FILE + " does not say any more that nothing is kept");
      Files.writeString(Files.createDirectories(folder).resolve(FILE), text.replace(SHIPPED, "evidence: { value: " + evidence));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
