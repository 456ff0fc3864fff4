package org.palier.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palier.deploy.store.Outcome;
import org.palier.engine.account.Account;
import org.palier.engine.account.Caller;
import org.palier.engine.account.Email;
import org.palier.engine.account.Language;
import org.palier.engine.account.Role;
import org.palier.engine.account.SignInConfig;
import org.palier.engine.store.Store;
import org.palier.engine.web.Access;
import org.palier.engine.web.Api;

/** Nothing is open by accident: the table, the contract and the real server, over real HTTP. */
class AccessTableTest {
  private static final Map<String, Access> TABLE = AccessTable.table();
  private static final Map<String, Operation> CONTRACT = contract();
  private static final Map<Role, String> COOKIES = new EnumMap<>(Role.class);
  private static Vertx vertx;
  private static Store store;
  private static Application application;
  private static WebVerticle web;
  private static HttpClient client;

  private record Operation(String id, String method, String path) {
    boolean writes() {
      return !method.equals("GET");
    }

    /** With something in the place of each parameter; who may not call never learns whether it is there. */
    String somewhere() {
      return path.replaceAll("\\{(item|late)}", "1").replaceAll("\\{\\w+}", "x-nowhere");
    }
  }

  @BeforeAll static void serve(@TempDir Path directory) {
    vertx = Vertx.vertx();
    var settings = new Settings("localhost", 0, Optional.empty(), directory.resolve("data"), Optional.empty(), Optional.empty(), false, SignInConfig.DEFAULT, Optional.empty());
    store = Outcome.of(Server.openStore(vertx, settings));
    application = Outcome.of(Application.build(vertx, settings, store, new ServerClock(Clock.systemUTC())));
    web = new WebVerticle(settings, application, WebVerticle.contractDocument());
    Outcome.of(vertx.deployVerticle(web));
    client = HttpClient.newHttpClient();
    for (var role : Role.values()) COOKIES.put(role, signedIn(new Caller("a-" + role.code(), role.code(), Set.of(role), Optional.empty(), false)));
  }

  @AfterAll static void stop() {
    client.close();
    Outcome.of(vertx.undeploy(web.deploymentID()));
    Outcome.of(application.close());
    Outcome.of(store.close());
    Outcome.of(vertx.close());
  }

  @Test void table_contract_and_routes_name_the_same_operations() throws Exception {
    assertEquals(CONTRACT.keySet(), TABLE.keySet());
    var promised = new TreeMap<String, String>();
    CONTRACT.forEach((id, operation) -> promised.put(operation.method() + " " + operation.path(), id));
    List<Map<String, String>> served = web.served().stream().map(route -> route.<Map<String, String>>getMetadata(Api.OPERATIONS)).filter(Objects::nonNull).toList();
    assertEquals(List.of(promised), served);
    for (var operation : CONTRACT.values()) assertFalse(call(operation, null, own()).startsWith("405"), operation.id());
  }

  /** The filters first, then the operations, the socket with its guard, the pages and the last failure handler. */
  @Test void what_is_served_beside_the_operations_is_known_by_name() {
    var served = web.served().stream().map(route -> route.methods() + " " + route.getPath()).toList();
    assertEquals(List.of("null /api/", "null /health/", "null /openapi.json", "null null", "null /eventbus/", "null /eventbus/", "[GET] null", "null null"), served);
  }

  @Test void a_method_that_the_contract_does_not_have_is_refused_whoever_calls() throws Exception {
    var there = new TreeSet<>(CONTRACT.values().stream().map(operation -> operation.method() + " " + operation.path()).toList());
    for (var path : new TreeSet<>(CONTRACT.values().stream().map(Operation::path).toList())) for (var method : List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"))
      if (!there.contains(method + " " + path))
        assertEquals("405 method-not-allowed", call(new Operation("", method, path), COOKIES.get(Role.ADMINISTRATOR), own()), method + " " + path);
  }

  @Test void a_path_that_the_contract_does_not_have_is_not_found_whoever_asks() throws Exception {
    for (var path : List.of("/api/nothing", "/api/sittings", "/health/", "/api/me/roles")) assertEquals("404 not-found", get(path, COOKIES.get(Role.ADMINISTRATOR)), path);
  }

  @Test void what_is_not_public_asks_who_calls() throws Exception {
    for (var operation : CONTRACT.values()) {
      boolean open = TABLE.get(operation.id()).level() == Access.Level.PUBLIC;
      for (var cookie : new String[] {null, "", "x", "A".repeat(43)}) {
        var said = call(operation, cookie, own());
        if (open) assertFalse(said.endsWith("not-signed-in"), operation.id() + " says " + said);
        else assertEquals("401 not-signed-in", said, operation.id());
      }
    }
  }

  @Test void each_role_calls_what_the_table_says_and_nothing_else() throws Exception {
    int refused = 0;
    for (var operation : CONTRACT.values()) {
      var access = TABLE.get(operation.id());
      if (access.level() != Access.Level.ROLES) continue;
      for (var role : Role.values()) {
        var said = call(operation, COOKIES.get(role), own());
        if (access.roles().contains(role)) assertFalse(said.startsWith("401") || said.startsWith("403") || said.startsWith("5"), role + " " + operation.id() + " says " + said);
        else {
          assertEquals("403 not-allowed", said, role + " " + operation.id());
          refused++;
        }
      }
    }
    assertTrue(refused > 200, "refused: " + refused);
  }

  @Test void whoever_has_no_second_factor_yet_may_only_see_to_that() throws Exception {
    var account = Outcome.of(application.accounts().create(Account.candidate(new Email("new@example.org"), "New", Language.FR, Instant.EPOCH))).id();
    for (var operation : CONTRACT.values()) {
      var pending = signedIn(new Caller(account, "New", Set.of(), Optional.empty(), true));
      var said = call(operation, pending, own());
      switch (TABLE.get(operation.id()).level()) {
        case PUBLIC, PENDING -> assertFalse(said.endsWith("second-factor-not-enrolled") || said.endsWith("not-signed-in"), operation.id() + " says " + said);
        case SIGNED_IN, ROLES -> assertEquals("403 second-factor-not-enrolled", said, operation.id());
      }
    }
  }

  @Test void a_write_without_an_origin_or_from_elsewhere_is_refused_whoever_calls() throws Exception {
    int port = web.port();
    var origins = new String[] {null, "", "null", "x", "//", "https://evil.example", "http://localhost:" + (port + 1), "http://localhost:" + port + ".evil.example",
        "http://evil.example/localhost:" + port, "http://evil.example//localhost:" + port, "http://localhost", "http://user@localhost:" + port};
    int writes = 0;
    for (var operation : CONTRACT.values()) {
      if (!operation.writes()) continue;
      writes++;
      for (var origin : origins) for (var cookie : new String[] {null, COOKIES.get(Role.CANDIDATE), COOKIES.get(Role.ADMINISTRATOR)})
        assertEquals("403 foreign-origin", call(operation, cookie, origin), operation.id() + " from " + origin);
    }
    assertTrue(writes > 20, "writes: " + writes);
  }

  @Test void reading_needs_no_origin() throws Exception {
    for (var operation : CONTRACT.values())
      if (!operation.writes()) assertFalse(call(operation, COOKIES.get(Role.ADMINISTRATOR), null).endsWith("foreign-origin"), operation.id());
  }

  @Test void whoever_may_invite_may_send_the_letter_again_and_nobody_else() {
    assertEquals(Set.of(Role.CERTIFICATION_MANAGER, Role.CENTRE_MANAGER, Role.ADMINISTRATOR), TABLE.get("resendInvitation").roles());
    assertEquals(TABLE.get("inviteCandidates"), TABLE.get("resendInvitation"));
  }

  @Test void every_operation_of_the_table_has_a_caller_among_the_roles() {
    TABLE.forEach((operation, access) -> assertEquals(access.level() == Access.Level.ROLES, !access.roles().isEmpty(), operation));
    assertEquals(new TreeSet<>(Set.of("sendSignInCode", "signInWithCode", "signInWithPassword", "signInWithAccessCode", "signInWithInvitation", "register",
        "listCertifications", "getCertification", "healthLive", "healthReady", "getContract", "getPrivacyNotice")),
        new TreeSet<>(TABLE.entrySet().stream().filter(entry -> entry.getValue().level() == Access.Level.PUBLIC).map(Map.Entry::getKey).toList()));
  }

  private static String own() {
    return "http://localhost:" + web.port();
  }

  private static String signedIn(Caller caller) {
    return Outcome.of(application.webSessions().create(caller));
  }

  private static String get(String path, String cookie) throws Exception {
    return call(new Operation("", "GET", path), cookie, null);
  }

  /** @return the status, and the code of the problem if it is one */
  private static String call(Operation operation, String cookie, String origin) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(own() + operation.somewhere())).method(operation.method(), HttpRequest.BodyPublishers.noBody());
    if (cookie != null) request.header("Cookie", "palier=" + cookie);
    if (origin != null) request.header("Origin", origin);
    var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    boolean problem = response.headers().firstValue("Content-Type").filter("application/problem+json"::equals).isPresent();
    return problem ? response.statusCode() + " " + new JsonObject(response.body()).getString("code") : Integer.toString(response.statusCode());
  }

  private static Map<String, Operation> contract() {
    var operations = new TreeMap<String, Operation>();
    var paths = WebVerticle.contractDocument().getJsonObject("paths");
    for (var path : paths.fieldNames()) for (var method : paths.getJsonObject(path).fieldNames()) {
      var id = paths.getJsonObject(path).getJsonObject(method).getString("operationId");
      assertEquals(null, operations.put(id, new Operation(id, method.toUpperCase(java.util.Locale.ROOT), path)), id + " is there twice");
    }
    return operations;
  }
}
