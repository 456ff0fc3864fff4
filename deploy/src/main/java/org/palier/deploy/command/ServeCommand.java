package org.palier.deploy.command;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.palier.deploy.Server;
import org.palier.deploy.Settings;
import org.palier.deploy.demo.DemoData;
import org.palier.engine.account.Email;
import org.palier.engine.account.SignInConfig;
import org.palier.engine.mail.MailConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves until it is told to stop. */
@Command(name = "serve", description = "Serve Palier.", mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {
  @Mixin
  private StoreOptions where;

  @Mixin
  private ClusterOptions nodes;

  @Option(names = "--port", description = "Port to listen on (default: ${DEFAULT-VALUE}).", defaultValue = "8080")
  private int port;

  @Option(names = "--host", description = "Address to listen on (default: ${DEFAULT-VALUE}).", defaultValue = "127.0.0.1")
  private String host;

  @Option(names = "--origin", description = "How people reach the server, when not http://localhost:PORT; https makes cookies secure.")
  private Optional<URI> origin = Optional.empty();

  @Option(names = "--empty", description = "No demo data; staff must have a second factor.")
  private boolean empty;

  @Option(names = "--warm-up", hidden = true, description = "Start, answer a few requests, stop.")
  private boolean warmUp;

  @Option(names = "--smtp", paramLabel = "HOST:PORT", description = "Mail server; without one letters are kept and shown to staff.")
  private Optional<String> smtp = Optional.empty();

  @Option(names = "--smtp-security", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).", defaultValue = "STARTTLS")
  private MailConfig.Security smtpSecurity;

  @Option(names = "--smtp-user", description = "User of the mail server; the password comes from the environment variable PALIER_SMTP_PASSWORD.")
  private Optional<String> smtpUser = Optional.empty();

  @Option(names = "--mail-from", description = "Whom letters come from (default: ${DEFAULT-VALUE}).", defaultValue = "palier@localhost")
  private String mailFrom;

  @Option(names = "--privacy-contact", paramLabel = "TEXT", description = "How candidates reach whoever answers for personal data (address, telephone): shown in the notice of supervision and below every page.")
  private Optional<String> privacyContact = Optional.empty();

  @Mixin
  private MediaOptions media;

  @Override
  public Integer call() throws Exception {
    long begun = System.nanoTime();
    var server = Server.start(settings(), Clock.systemUTC(), what -> System.out.println("palier: " + what));
    var at = origin.map(URI::toString).orElse("http://localhost:" + server.port());
    if (!empty) demo(server, at);
    System.out.printf("palier: ready on %s after %d ms%n", at, (System.nanoTime() - begun) / 1_000_000);
    System.out.flush();
    if (warmUp) return new WarmUp(server).run();
    var stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      server.close();
      stopped.countDown();
    }, "shutdown"));
    stopped.await();
    return 0;
  }

  private static void demo(Server server, String at) {
    System.out.println("palier: demo data");
    var signIns = new DemoData(server.application()).fill(at).await();
    if (signIns.isEmpty()) return;
    System.out.println("palier: demo sign-ins (staff with a password, candidates by their link; codes are in the outbox of the staff page)");
    signIns.forEach(System.out::println);
  }

  private Settings settings() {
    var signIn = new SignInConfig(!empty ? false : SignInConfig.DEFAULT.secondFactorRequired(), SignInConfig.DEFAULT.codesPerClientPerHour(),
        SignInConfig.DEFAULT.triesPerClientPerHour());
    return new Settings(host, port, origin, where.data, where.store, where.bank, !empty, signIn, smtp.map(this::mail)).withFolders(where.evidence, where.certifications)
        .with(media.config(), nodes.config()).withPrivacyContact(privacyContact);
  }

  private MailConfig mail(String address) {
    int colon = address.lastIndexOf(':');
    if (colon < 1 || !address.substring(colon + 1).matches("\\d{1,5}")) throw new IllegalArgumentException("--smtp " + address + ": give HOST:PORT");
    return new MailConfig(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)), smtpSecurity, smtpUser,
        smtpUser.map(_ -> Optional.ofNullable(System.getenv("PALIER_SMTP_PASSWORD")).orElseThrow(
            () -> new IllegalArgumentException("--smtp-user needs the environment variable PALIER_SMTP_PASSWORD"))), new Email(mailFrom));
  }
}
