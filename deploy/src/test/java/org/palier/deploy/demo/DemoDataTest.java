package org.palier.deploy.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.palier.deploy.Application;
import org.palier.deploy.ServerClock;
import org.palier.deploy.Settings;
import org.palier.deploy.StoreFixture;
import org.palier.deploy.store.Outcome;
import org.palier.engine.account.Email;
import org.palier.engine.account.SignInConfig;

/** Demo data in an empty store, however many nodes are about to put it there. */
@Timeout(120)
class DemoDataTest extends StoreFixture {
  @Test void two_nodes_that_start_at_once_fill_the_store_once() {
    var nodes = Stream.of(node(), node()).map(Outcome::of).toList();
    var filling = nodes.stream().map(node -> new DemoData(node).fill("http://localhost:8080")).toList();
    var told = filling.stream().map(Outcome::of).toList();
    assertEquals(1, told.stream().filter(List::isEmpty).count(), told.toString());
    var signIns = told.stream().filter(lines -> !lines.isEmpty()).findFirst().orElseThrow();
    assertTrue(signIns.stream().anyMatch(line -> line.contains("http://localhost:8080/#/invitation/")), signIns.toString());
    for (var node : nodes) assertEquals(signIns, Outcome.of(new DemoData(node).fill("http://localhost:8080")), "from then on each tells the same");
    nodes.forEach(node -> Outcome.of(node.close()));
  }

  @Test void a_store_filled_before_managers_had_centres_gets_them() {
    var node = Outcome.of(node());
    Outcome.of(new DemoData(node).fill("http://localhost:8080"));
    var manager = Outcome.of(node.accounts().find(new Email("surveillance@example.org"))).orElseThrow();
    assertEquals(3, manager.centres().size());
    Outcome.of(node.accounts().update(manager.id(), account -> account.withCentres(Set.of())));
    Outcome.of(new DemoData(node).fill("http://localhost:8080"));
    assertEquals(manager.centres(), Outcome.of(node.accounts().find(manager.id())).orElseThrow().centres());
    Outcome.of(node.close());
  }

  private Future<Application> node() {
    var settings = new Settings("localhost", 0, Optional.empty(), Path.of("."), Optional.empty(), Optional.empty(), true, SignInConfig.DEFAULT, Optional.empty());
    return Application.build(vertx, settings, store, new ServerClock(Clock.systemUTC()));
  }
}
