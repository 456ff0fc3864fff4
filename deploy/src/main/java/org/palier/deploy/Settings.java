package org.palier.deploy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.palier.deploy.cluster.ClusterConfig;
import org.palier.engine.account.SignInConfig;
import org.palier.engine.mail.MailConfig;
import org.palier.proctoring.media.MediaConfig;

/**
 * Everything that may be set, checked here, built once at start; nobody else reads options or the environment.
 *
 * @param host   the address to listen on
 * @param port   0 to 65535, 0 for any free one
 * @param origin how people reach the server; decides the links in letters and whether the cookie is for HTTPS only
 * @param data   the directory of the embedded store
 * @param mongo  a {@code mongodb://} address instead of the embedded store
 * @param bank   a folder of item files instead of the starter bank
 * @param demo   whether to put demo data into an empty store
 * @param mail   the mail server, when there is one
 * @param evidence the directory of what is kept of camera and screen; {@code evidence} under {@code data} when none is named
 * @param certifications a folder of certification files instead of those that ship
 * @param media  how live pictures travel
 * @param cluster where this node meets the others, when it is one of several
 * @param privacyContact how candidates reach whoever answers for personal data
 */
public record Settings(
    String host, int port, Optional<URI> origin, Path data, Optional<String> mongo, Optional<Path> bank, boolean demo, SignInConfig signIn,
    Optional<MailConfig> mail, Optional<Path> evidence, Optional<Path> certifications, MediaConfig media, Optional<ClusterConfig> cluster,
    Optional<String> privacyContact) {
  private static final int MOST_CONTACT = 300;

  public Settings {
    if (port < 0 || port > 65_535) throw new IllegalArgumentException("port " + port + " is not 0 to 65535");
    origin.ifPresent(uri -> {
      if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) || !uri.getPath().isEmpty())
        throw new IllegalArgumentException("origin " + uri + ": give scheme, host and port only, like https://exam.example.org");
    });
    mongo.ifPresent(address -> {
      if (!address.startsWith("mongodb://") && !address.startsWith("mongodb+srv://")) throw new IllegalArgumentException("store " + withoutPassword(address) + ": give mongodb://..., or leave --store out for the embedded store");
    });
    privacyContact.ifPresent(contact -> {
      if (contact.isBlank() || contact.length() > MOST_CONTACT) throw new IllegalArgumentException("--privacy-contact: give an address or a few words, at most " + MOST_CONTACT + " characters");
    });
    if (cluster.isPresent() && mongo.isEmpty())
      throw new IllegalArgumentException("--cluster needs a store that all nodes share, and the embedded store is one server's own: give --store mongodb://...");
  }

  /** A server alone, evidence beside the store, the certifications that ship, live pictures from browser to browser. */
  public Settings(
      String host, int port, Optional<URI> origin, Path data, Optional<String> mongo, Optional<Path> bank, boolean demo, SignInConfig signIn, Optional<MailConfig> mail) {
    this(host, port, origin, data, mongo, bank, demo, signIn, mail, Optional.empty(), Optional.empty(), MediaConfig.DEFAULT, Optional.empty(), Optional.empty());
  }

  /** A store's address fit to be shown. */
  public static String withoutPassword(String address) {
    return address.replaceAll("//.*@", "//***@");
  }

  /** Where people find the server once it listens on this port. */
  public String origin(int listening) {
    return origin.map(URI::toString).orElse("http://localhost:" + listening);
  }

  /** Another store; the evidence stays where it is. */
  public Settings withData(Path directory) {
    return new Settings(host, port, origin, directory, mongo, bank, demo, signIn, mail, Optional.of(evidenceDirectory()), certifications, media, cluster, privacyContact);
  }

  public Settings withCertifications(Path folder) {
    return withFolders(evidence, Optional.of(folder));
  }

  public Settings withFolders(Optional<Path> forEvidence, Optional<Path> ofCertifications) {
    return new Settings(host, port, origin, data, mongo, bank, demo, signIn, mail, forEvidence, ofCertifications, media, cluster, privacyContact);
  }

  public Settings with(MediaConfig pictures, Optional<ClusterConfig> nodes) {
    return new Settings(host, port, origin, data, mongo, bank, demo, signIn, mail, evidence, certifications, pictures, nodes, privacyContact);
  }

  public Settings withPrivacyContact(Optional<String> contact) {
    return new Settings(host, port, origin, data, mongo, bank, demo, signIn, mail, evidence, certifications, media, cluster, contact);
  }

  public Path evidenceDirectory() {
    return evidence.orElseGet(() -> data.resolve("evidence"));
  }

  public boolean secureCookie() {
    return origin.filter(uri -> "https".equals(uri.getScheme())).isPresent();
  }
}
