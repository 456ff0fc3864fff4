package org.palier.deploy.walk;

import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.palier.deploy.Settings;
import org.palier.deploy.store.mongo.MongoDatabases;
import org.palier.deploy.store.mongo.MongoEngine;

/** The same on MongoDB: unique keys and chains do not depend on one writer. */
@Timeout(300)
class EvidenceOnMongoIT extends EvidenceTest {
  private final Optional<String> given = Optional.ofNullable(System.getenv("PALIER_TEST_MONGODB_URI"));
  private final String database = "palier_test_" + UUID.randomUUID().toString().substring(0, 8);
  private Optional<MongoEngine> engine = Optional.empty();

  @Override Settings settings(Path folder) {
    if (given.isEmpty()) engine = Optional.of(MongoEngine.start(folder.resolve("engine")));
    var usual = super.settings(folder);
    return new Settings(usual.host(), usual.port(), usual.origin(), usual.data(), Optional.of(MongoDatabases.address(server(), database)), usual.bank(),
        usual.demo(), usual.signIn(), usual.mail()).withFolders(Optional.of(folder.resolve("shared")), usual.certifications());
  }

  @Override @AfterAll void close() {
    super.close();
    MongoDatabases.drop(server(), database);
    engine.ifPresent(MongoEngine::close);
  }

  private String server() {
    return given.or(() -> engine.map(MongoEngine::address)).orElseThrow();
  }
}
