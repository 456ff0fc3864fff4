package org.palier.deploy.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.vertx.core.Future;
import io.vertx.core.net.NetSocket;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palier.deploy.StoreFixture;
import org.palier.deploy.store.Outcome;
import org.palier.engine.account.Email;
import org.palier.engine.mail.Letter;
import org.palier.engine.mail.Mail;
import org.palier.engine.mail.Mail.State;
import org.palier.engine.mail.MailConfig;
import org.palier.engine.mail.MailConfig.Security;
import org.palier.engine.mail.Outbox;
import org.palier.engine.store.Collection;
import org.palier.engine.store.Query;

class OutboxTest extends StoreFixture {
  private static final Email ZOE = new Email("zoe@example.org");
  private static final Email FROM = new Email("examens@example.org");
  private static final Letter PLAIN = new Letter("Votre résultat", "Il est là.\n", List.of(), Optional.empty());

  private final GreenMail server = new GreenMail(new ServerSetup[] {ServerSetupTest.SMTP.dynamicPort(), ServerSetupTest.SMTPS.dynamicPort()});
  private Outbox outbox;

  @BeforeEach void serve() {
    server.start();
    outbox = outbox(Security.NONE, server.getSmtp().getPort());
    Outcome.of(outbox.declare());
  }

  @AfterEach void stop() {
    Outcome.of(outbox.close());
    server.stop();
  }

  @Test void a_letter_arrives_as_it_was_written() throws Exception {
    Outcome.of(outbox.post(ZOE, PLAIN));
    Outcome.of(outbox.sweep());
    var arrived = arrived();
    assertEquals(1, arrived.length);
    assertEquals("Votre résultat", arrived[0].getSubject());
    assertEquals("zoe@example.org", GreenMailUtil.getAddressList(arrived[0].getAllRecipients()));
    assertEquals("examens@example.org", GreenMailUtil.getAddressList(arrived[0].getFrom()));
    assertEquals("Il est là.", String.valueOf(arrived[0].getContent()).strip());
    assertEquals("auto-generated", arrived[0].getHeader("Auto-Submitted", null));
    var mail = only();
    assertEquals(State.SENT, mail.state());
    assertEquals(Optional.empty(), mail.error());
    assertEquals(1, mail.tries());
  }

  @Test void posting_alone_sends_without_a_sweep() {
    Outcome.of(outbox.post(ZOE, PLAIN));
    assertTrue(server.waitForIncomingEmail(10_000, 1));
  }

  @Test void letters_that_two_nodes_find_at_the_same_time_arrive_once_each() {
    server.stop();
    Outcome.of(Future.all(IntStream.range(0, 40).mapToObj(n -> outbox.post(new Email("p" + n + "@example.org"), PLAIN)).toList()));
    Outcome.of(outbox.sweep());
    clock.pass(Duration.ofMinutes(1));
    server.start();
    var one = outbox(Security.NONE, server.getSmtp().getPort());
    var other = outbox(Security.NONE, server.getSmtp().getPort());
    Outcome.of(Future.all(one.sweep(), other.sweep(), one.sweep(), other.sweep()));
    Outcome.of(Future.all(one.close(), other.close()));
    assertEquals(40, arrived().length);
    assertEquals(40, Arrays.stream(arrived()).map(OutboxTest::recipient).distinct().count());
    assertTrue(Outcome.of(outbox.latest(200)).stream().allMatch(mail -> mail.state() == State.SENT && mail.tries() == 2));
  }

  @Test void a_server_that_is_back_gets_what_waited() {
    int port = server.getSmtp().getPort();
    server.stop();
    Outcome.of(outbox.post(ZOE, PLAIN));
    Outcome.of(outbox.sweep());
    var waiting = only();
    assertEquals(State.WAITING, waiting.state());
    assertTrue(waiting.error().isPresent());
    var again = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    again.start();
    try {
      Outcome.of(outbox.sweep());
      assertEquals(0, again.getReceivedMessages().length, "before its time");
      clock.pass(Duration.ofMinutes(1));
      Outcome.of(outbox.sweep());
      assertEquals(1, again.getReceivedMessages().length);
      assertEquals(State.SENT, only().state());
    } finally {
      again.stop();
    }
  }

  @Test void after_five_tries_a_letter_is_given_up() {
    server.stop();
    Outcome.of(outbox.post(ZOE, code("123456", Duration.ofDays(1))));
    Outcome.of(outbox.sweep());
    for (int tries = 1; tries < 5; tries++) {
      assertEquals(State.WAITING, only().state());
      assertEquals(tries, only().tries());
      clock.pass(Duration.ofHours(1));
      Outcome.of(outbox.sweep());
    }
    assertEquals(State.FAILED, only().state());
    assertEquals(5, only().tries());
    assertTrue(only().error().isPresent());
    assertFalse(stored().contains("123456"));
    clock.pass(Duration.ofDays(2));
    Outcome.of(outbox.sweep());
    assertEquals(5, only().tries());
  }

  @Test void without_a_server_letters_are_kept_and_shown() {
    var kept = new Outbox(vertx, store, clock, Optional.empty());
    Outcome.of(kept.post(ZOE, PLAIN));
    Outcome.of(kept.sweep());
    assertFalse(kept.hasServer());
    assertEquals(State.KEPT, only().state());
    assertEquals("Il est là.\n", only().text());
    assertEquals(0, arrived().length);
  }

  @Test void a_kept_code_can_be_read_while_it_is_valid_and_not_after() {
    var kept = new Outbox(vertx, store, clock, Optional.empty());
    Outcome.of(kept.post(ZOE, code("123456", Duration.ofMinutes(10))));
    Outcome.of(kept.sweep());
    assertTrue(only().text().contains("123456"));
    clock.pass(Duration.ofMinutes(10));
    assertFalse(only().text().contains("123456"), "shown before the sweep");
    Outcome.of(kept.sweep());
    assertFalse(stored().contains("123456"), stored());
    assertEquals(State.KEPT, only().state());
  }

  @Test void a_sent_code_is_nowhere_in_the_store_any_more() throws Exception {
    Outcome.of(outbox.post(ZOE, code("123456", Duration.ofMinutes(10))));
    Outcome.of(outbox.sweep());
    assertTrue(String.valueOf(arrived()[0].getContent()).contains("123456"));
    assertFalse(stored().contains("123456"), stored());
    assertEquals("Code : ••••••\n", only().text());
  }

  @Test void a_code_that_waits_is_not_shown_and_not_sent_once_it_is_too_old() {
    server.stop();
    Outcome.of(outbox.post(ZOE, code("123456", Duration.ofMinutes(10))));
    Outcome.of(outbox.sweep());
    assertEquals(State.WAITING, only().state());
    assertFalse(only().text().contains("123456"));
    clock.pass(Duration.ofMinutes(10));
    server.start();
    Outcome.of(outbox.sweep());
    assertEquals(State.FAILED, only().state());
    assertEquals(0, arrived().length);
    assertFalse(stored().contains("123456"), stored());
  }

  @Test void a_code_that_expires_while_it_is_being_sent_stays_given_up() throws Exception {
    var connected = new CompletableFuture<NetSocket>();
    var silent = Outcome.of(vertx.createNetServer().connectHandler(connected::complete).listen(0, "127.0.0.1"));
    var slow = outbox(Security.NONE, silent.actualPort());
    Outcome.of(slow.post(ZOE, code("123456", Duration.ofMinutes(10))));
    var socket = connected.get(10, TimeUnit.SECONDS);
    clock.pass(Duration.ofMinutes(10));
    Outcome.of(new Outbox(vertx, store, clock, Optional.empty()).sweep());
    assertEquals(State.FAILED, only().state());
    Outcome.of(socket.close());
    Outcome.of(slow.sweep());
    assertEquals(State.FAILED, only().state());
    assertFalse(stored().contains("123456"), stored());
    Outcome.of(slow.close());
  }

  @Test void a_letter_that_cannot_be_encrypted_does_not_leave() {
    var starttls = outbox(Security.STARTTLS, server.getSmtp().getPort());
    Outcome.of(starttls.post(ZOE, PLAIN));
    Outcome.of(starttls.sweep());
    assertEquals(State.WAITING, only().state());
    assertTrue(only().error().orElseThrow().contains("STARTTLS"), only().error().orElseThrow());
    assertEquals(0, arrived().length);
    Outcome.of(starttls.close());
  }

  @Test void a_server_whose_certificate_nobody_vouches_for_gets_no_letter() {
    var tls = outbox(Security.TLS, server.getSmtps().getPort());
    Outcome.of(tls.post(ZOE, PLAIN));
    Outcome.of(tls.sweep());
    assertEquals(State.WAITING, only().state());
    assertTrue(only().error().orElseThrow().contains("SSL"), only().error().orElseThrow());
    assertEquals(0, arrived().length);
    Outcome.of(tls.close());
  }

  @Test void the_latest_letters_come_first() {
    for (var subject : new String[] {"one", "two", "three"}) {
      Outcome.of(outbox.post(ZOE, new Letter(subject, "", List.of(), Optional.empty())));
      clock.pass(Duration.ofMillis(500));
    }
    assertEquals(List.of("three", "two"), Outcome.of(outbox.latest(2)).stream().map(Mail::subject).toList());
  }

  @Test void an_erased_address_has_no_letters_and_others_keep_theirs() {
    Outcome.of(Future.all(IntStream.range(0, 150).mapToObj(_ -> outbox.post(ZOE, PLAIN)).toList()));
    Outcome.of(outbox.post(new Email("eve@example.org"), PLAIN));
    Outcome.of(outbox.erase(ZOE));
    Outcome.of(outbox.sweep());
    assertEquals(List.of("eve@example.org"), Outcome.of(outbox.latest(200)).stream().map(mail -> mail.to().address()).toList());
    assertFalse(stored().contains("zoe"));
  }

  @Test void letters_of_more_than_a_year_ago_are_deleted_and_younger_ones_kept() {
    Outcome.of(Future.all(IntStream.range(0, 130).mapToObj(_ -> outbox.post(ZOE, PLAIN)).toList()));
    Outcome.of(outbox.sweep());
    clock.pass(Duration.ofDays(300));
    Outcome.of(outbox.post(new Email("eve@example.org"), PLAIN));
    clock.pass(Duration.ofDays(65));
    Outcome.of(outbox.purge());
    assertEquals(131, Outcome.of(outbox.latest(200)).size());
    clock.pass(Duration.ofSeconds(1));
    Outcome.of(outbox.purge());
    assertEquals(List.of("eve@example.org"), Outcome.of(outbox.latest(200)).stream().map(mail -> mail.to().address()).toList());
  }

  private Outbox outbox(Security security, int port) {
    return new Outbox(vertx, store, clock, Optional.of(new MailConfig("127.0.0.1", port, security, Optional.empty(), Optional.empty(), FROM)));
  }

  private Letter code(String code, Duration life) {
    return new Letter("Votre code", "Code : " + code + "\n", List.of(code), Optional.of(clock.instant().plus(life)));
  }

  private Mail only() {
    var all = Outcome.of(outbox.latest(10));
    assertEquals(1, all.size());
    return all.getFirst();
  }

  private String stored() {
    return Outcome.of(store.find(Collection.of("mail"), Query.all())).stream().map(document -> document.body().encode()).toList().toString();
  }

  private MimeMessage[] arrived() {
    return server.getReceivedMessages();
  }

  private static String recipient(MimeMessage message) {
    try {
      return GreenMailUtil.getAddressList(message.getAllRecipients());
    } catch (jakarta.mail.MessagingException e) {
      throw new AssertionError(e);
    }
  }
}
