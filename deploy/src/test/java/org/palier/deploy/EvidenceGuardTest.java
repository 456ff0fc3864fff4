package org.palier.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.FilterInputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palier.deploy.store.Outcome;
import org.palier.deploy.vault.DirectoryVault;
import org.palier.engine.account.Caller;
import org.palier.engine.account.Role;
import org.palier.engine.certification.Supervision;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.sitting.Assignment;
import org.palier.engine.sitting.Preparation;
import org.palier.engine.sitting.SittingCommand;
import org.palier.engine.store.Store;
import org.palier.engine.web.Api;
import org.palier.engine.web.Contract;
import org.palier.engine.web.Complaints;
import org.palier.engine.web.ProblemHandler;
import org.palier.proctoring.evidence.Breaks;
import org.palier.proctoring.evidence.Evidence;
import org.palier.proctoring.evidence.EvidenceRoutes;
import org.palier.proctoring.evidence.EvidenceVault;
import org.palier.proctoring.evidence.Keeping;
import org.palier.proctoring.evidence.NotedEnds;
import org.palier.proctoring.room.Looks;

/** Nobody sees a byte of evidence before it is noted that he looks; nothing is erased while a hold is on it; what was begun to be erased is erased. */
class EvidenceGuardTest {
  private static final byte[] WEBM = {0x1A, 0x45, (byte) 0xDF, (byte) 0xA3, 1, 2, 3, 4};
  private final List<String> noted = new ArrayList<>();
  private final List<Promise<Void>> notes = new ArrayList<>();
  private boolean held;
  private boolean diskAway;
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicLong readBytes = new AtomicLong();
  private Promise<Void> thinking = Promise.promise();
  private Vertx vertx;
  private Store store;
  private Application application;
  private Evidence evidence;
  private String sitting;
  private int port;

  @BeforeEach void serve(@TempDir Path directory) throws Exception {
    vertx = Vertx.vertx();
    var settings = new Settings("localhost", 0, Optional.empty(), directory, Optional.empty(), Optional.empty(), false, org.palier.engine.account.SignInConfig.DEFAULT, Optional.empty());
    store = Outcome.of(Server.openStore(vertx, settings));
    application = Outcome.of(Application.build(vertx, settings, store, new ServerClock(Clock.systemUTC())));
    evidence = new Evidence(vertx, store, vault(new DirectoryVault(directory.resolve("evidence"))), application.clock(),
        _ -> thinking.future().map(new Keeping(Supervision.Evidence.CONTINUOUS, true, true)), Breaks.by(application.sittings()), _ -> Future.succeededFuture(held));
    thinking.complete();
    sitting = sitting();
    Looks looks = (by, kind, of) -> {
      noted.add(by + " " + kind + " " + of);
      notes.add(Promise.promise());
      return notes.getLast().future();
    };
    var document = WebVerticle.contractDocument();
    var ours = Set.of("sendEvidence", "findMissingEvidence", "reportEvidence", "listEvidence", "getEvidence");
    var paths = document.getJsonObject("paths");
    for (var path : List.copyOf(paths.fieldNames()))
      if (paths.getJsonObject(path).stream().noneMatch(operation -> ours.contains(((JsonObject) operation.getValue()).getString("operationId")))) paths.remove(path);
    var contract = Contract.of(document);
    var table = AccessTable.table().entrySet().stream().filter(entry -> contract.operations().containsKey(entry.getKey())).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    var api = new Api(contract, table, name -> Future.succeededFuture(Optional.of(new Caller(name, name, Set.of(name.equals("candidate") ? Role.CANDIDATE : Role.CASE_REVIEWER), Optional.empty(), false))));
    new EvidenceRoutes(evidence, application.sittings(), new NotedEnds(evidence, application.supervision().seating(), application.supervision().rooms()), looks, application.clock()).mount(api);
    var router = Router.router(vertx);
    router.route().failureHandler(new ProblemHandler(new Complaints("refused")));
    api.mount(router, BodyHandler.create(false));
    port = Outcome.of(vertx.createHttpServer().requestHandler(router).listen(0)).actualPort();
    assertEquals(200, send().status);
  }

  @AfterEach void stop() {
    Outcome.of(application.close());
    Outcome.of(store.close());
    Outcome.of(vertx.close());
  }

  /** The directory, when its disk is there. */
  private EvidenceVault vault(EvidenceVault directory) {
    return new EvidenceVault() {
      @Override public Draft begin(String of) throws IOException {
        return there().begin(of);
      }

      @Override public InputStream get(String place) throws IOException {
        open.incrementAndGet();
        return new FilterInputStream(there().get(place)) {
          @Override public int read(byte[] into, int from, int most) throws IOException {
            int count = super.read(into, from, most);
            readBytes.addAndGet(Math.max(0, count));
            return count;
          }

          @Override public void close() throws IOException {
            open.decrementAndGet();
            super.close();
          }
        };
      }

      @Override public void delete(String place) throws IOException {
        there().delete(place);
      }

      @Override public int deleteAll(String of) throws IOException {
        return there().deleteAll(of);
      }

      private EvidenceVault there() throws IOException {
        if (diskAway) throw new IOException("away");
        return directory;
      }
    };
  }

  private String sitting() {
    var certification = application.certifications().find("activite-commerciale-reseaux-sociaux").orElseThrow();
    var test = certification.requiredTest("nine-themes");
    var id = Outcome.of(application.preparation().prepare(new Assignment("candidate", certification.reference(), test.id(), Optional.empty(), 1), test.blueprint(), test.scoring().rule(),
        Preparation.newSeed(), Optional.empty()));
    Outcome.of(application.sittings().handle(id, new SittingCommand.Start(Duration.ofMinutes(75), 0, Duration.ZERO, Optional.empty())));
    return id;
  }

  private record Said(int status, Buffer body) {}

  private Future<Said> ask(HttpMethod method, String path, String who, Buffer body, String... headers) {
    return vertx.createHttpClient().request(method, port, "localhost", path).compose(request -> {
      request.putHeader("Cookie", "palier=" + who).putHeader("Origin", "http://localhost:" + port).putHeader("Content-Type", "application/octet-stream");
      for (int i = 0; i < headers.length; i += 2) request.putHeader(headers[i], headers[i + 1]);
      return request.send(body).compose(response -> response.body().map(all -> new Said(response.statusCode(), all)));
    });
  }

  private Said send() throws Exception {
    return send(1);
  }

  private Said send(int index) throws Exception {
    return send(index, WEBM);
  }

  private Said send(int index, byte[] bytes) throws Exception {
    return Outcome.of(ask(HttpMethod.PUT, "/api/sittings/" + sitting + "/evidence/camera/" + index, "candidate", Buffer.buffer(bytes), headers(bytes)));
  }

  private String[] headers(byte[] bytes) throws Exception {
    var now = application.clock().instant().toString();
    return new String[] {"Content-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes)) + ":", "X-Media-Type", "video/webm",
        "X-Started-At", now, "X-Ended-At", now, "X-Sent-At", now, "X-Incident", "false"};
  }

  private Future<Said> look(String what) {
    return ask(HttpMethod.GET, "/api/evidence/" + sitting + what, "reviewer", Buffer.buffer());
  }

  private void until(int count) throws InterruptedException {
    for (int tries = 0; tries < 200 && notes.size() < count; tries++) Thread.sleep(20);
    assertEquals(count, notes.size());
  }

  @Test void no_byte_is_given_before_it_is_noted_who_looks_at_what() throws Exception {
    var answer = look("/camera/1");
    until(1);
    assertEquals(List.of("reviewer EVIDENCE " + sitting), noted);
    Thread.sleep(100);
    assertEquals(false, answer.isComplete());
    notes.getFirst().complete();
    assertEquals(Buffer.buffer(WEBM), Outcome.of(answer).body);
  }

  @Test void what_cannot_be_noted_is_not_shown() throws Exception {
    var answer = look("/camera/1");
    until(1);
    notes.getFirst().fail(new org.palier.engine.store.StoreUnavailable("away"));
    var said = Outcome.of(answer);
    assertEquals(List.of(503, "store-unavailable"), List.of(said.status, new JsonObject(said.body).getString("code")));
  }

  @Test void what_is_not_there_was_not_looked_at() {
    assertEquals(404, Outcome.of(look("/camera/2")).status);
    assertEquals(List.of(), noted);
  }

  @Test void a_hold_keeps_everything_until_it_is_lifted() throws Exception {
    held = true;
    assertEquals(Reason.EVIDENCE_HELD, Outcome.failure(Refused.class, evidence.erase(sitting, "officer")).reason());
    var answer = look("/camera/1");
    until(1);
    notes.getFirst().complete();
    assertEquals(Buffer.buffer(WEBM), Outcome.of(answer).body);
    held = false;
    assertEquals(1, Outcome.of(evidence.erase(sitting, "officer")).segments());
    assertEquals(410, Outcome.of(look("/camera/1")).status);
  }

  @Test void an_erasure_that_was_interrupted_is_finished_and_meanwhile_nothing_can_be_read() {
    diskAway = true;
    Outcome.failure(AssertionError.class, evidence.erase(sitting, "officer").recover(failure -> Future.failedFuture(new AssertionError(failure))));
    diskAway = false;
    assertEquals(410, Outcome.of(look("/camera/1")).status);
    assertEquals(1, Outcome.of(evidence.list(sitting)).tracks().size(), "known, and unreadable");
    Outcome.of(evidence.sweep());
    var left = Outcome.of(evidence.list(sitting));
    assertEquals(List.of(), left.tracks());
    assertEquals(List.of(1, (long) WEBM.length), List.of(left.erased().orElseThrow().segments(), left.erased().orElseThrow().bytes()));
    assertEquals(List.of(), noted);
  }

  @Test void whoever_goes_away_while_it_is_found_out_who_he_is_takes_nobodys_place() throws Exception {
    thinking = Promise.promise();
    for (int number = 0; number < 8; number++) {
      try (var socket = new Socket("localhost", port)) {
        var head = new StringBuilder("PUT /api/sittings/" + sitting + "/evidence/camera/2 HTTP/1.1\r\nHost: localhost:" + port + "\r\nOrigin: http://localhost:" + port
            + "\r\nCookie: palier=candidate\r\nContent-Type: application/octet-stream\r\nContent-Length: 1000\r\n");
        var headers = headers(WEBM);
        for (int i = 0; i < headers.length; i += 2) head.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
        socket.getOutputStream().write((head + "\r\nsome").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        Thread.sleep(100);
      }
    }
    Thread.sleep(300);
    thinking.complete();
    for (int tries = 0; tries < 50 && send(2).status == 503; tries++) Thread.sleep(100);
    assertEquals(200, send(2).status);
    assertEquals(0, evidence.health());
  }

  @Test void whoever_reads_slowly_is_waited_for_and_holds_no_more_than_a_piece() throws Exception {
    var large = Arrays.copyOf(WEBM, 16 << 20);
    assertEquals(200, send(2, large).status);
    try (var socket = new Socket()) {
      socket.setReceiveBufferSize(64 << 10);
      socket.connect(new InetSocketAddress("localhost", port));
      socket.getOutputStream().write(("GET /api/evidence/" + sitting + "/camera/2 HTTP/1.1\r\nHost: localhost:" + port + "\r\nCookie: palier=reviewer\r\n\r\n")
          .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      until(1);
      notes.getLast().complete();
      long last = -1;
      while (last != readBytes.get() || last < large.length) {
        last = readBytes.get();
        Thread.sleep(400);
      }
      assertTrue(last < large.length + (8 << 20), "checked once, and then only what the line takes: " + last);
      assertEquals(1, open.get());
    }
    for (int tries = 0; tries < 100 && open.get() > 0; tries++) Thread.sleep(50);
    assertEquals(0, open.get(), "closed when the reader went away");
    var answer = look("/camera/2");
    until(2);
    notes.getLast().complete();
    assertEquals(Buffer.buffer(large), Outcome.of(answer).body);
    for (int tries = 0; tries < 100 && open.get() > 0; tries++) Thread.sleep(50);
    assertEquals(0, open.get());
  }
}
