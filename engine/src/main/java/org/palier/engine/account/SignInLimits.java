package org.palier.engine.account;

import io.vertx.core.Future;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import org.palier.engine.account.Allowance.Rate;
import org.palier.engine.refusal.Refused;

/** How often somebody may ask for a code, and how often a password, code or link may be wrong. For each e-mail and each client address. */
public final class SignInLimits {
  private final Allowance codesByEmail;
  private final Allowance codesByClient;
  private final Allowance triesByName;
  private final Allowance triesByClient;

  public SignInLimits(SignInConfig config, InstantSource clock) {
    codesByEmail = new Allowance(clock, new Rate(3, Duration.ofMinutes(10)), new Rate(10, Duration.ofDays(1)));
    codesByClient = new Allowance(clock, new Rate(config.codesPerClientPerHour(), Duration.ofHours(1)));
    triesByName = new Allowance(clock, new Rate(10, Duration.ofMinutes(10)));
    triesByClient = new Allowance(clock, new Rate(config.triesPerClientPerHour(), Duration.ofHours(1)));
  }

  /** Fails with {@code too-many-tries} when this e-mail or this client has asked for too many codes. */
  public Future<Void> spendCode(Email email, String client) {
    return spend(codesByClient, network(client), codesByEmail, email.address());
  }

  /** @param name an e-mail or an account's id: whose secret is tried */
  Future<Void> spendTry(String name, String client) {
    return spend(triesByClient, network(client), triesByName, name);
  }

  /** The try was right, or came to nothing through no fault of the person: it does not count. */
  void giveBackTry(String name, String client) {
    triesByClient.giveBack(network(client));
    triesByName.giveBack(name);
  }

  private static Future<Void> spend(Allowance byClient, String client, Allowance byName, String name) {
    try {
      byClient.spend(client);
      byName.spend(name);
      return Future.succeededFuture();
    } catch (Refused tooMany) {
      return Future.failedFuture(tooMany);
    }
  }

  /** Of an IPv6 address the first 64 bits: one subscriber has all that follow. */
  static String network(String client) {
    try {
      return InetAddress.ofLiteral(client) instanceof Inet6Address six ? HexFormat.of().formatHex(six.getAddress(), 0, 8) : client;
    } catch (IllegalArgumentException notAnAddress) {
      return client;
    }
  }
}
