package org.palier.deploy.walk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.palier.deploy.Settings;
import org.palier.deploy.store.mongo.MongoDatabases;
import org.palier.deploy.store.mongo.MongoEngine;

/** The purge's stories on MongoDB: what is gone is in no document of the database, nor in the vault's files. A database for each story. */
@Timeout(300)
class PurgeOnMongoIT {
  private static final Optional<String> GIVEN = Optional.ofNullable(System.getenv("PALIER_TEST_MONGODB_URI"));
  private static Optional<MongoEngine> engine = Optional.empty();

  private final String database = "palier_test_" + UUID.randomUUID().toString().substring(0, 8);
  private final PrivacyTest stories = new PrivacyTest() {
    @Override Settings settings(Path folder) {
      var usual = super.settings(folder);
      return new Settings(usual.host(), usual.port(), usual.origin(), usual.data(), Optional.of(MongoDatabases.address(server(), database)), usual.bank(),
          usual.demo(), usual.signIn(), usual.mail()).withFolders(Optional.of(usual.data().resolve("shared")), usual.certifications());
    }

    @Override boolean inFiles(String text) throws IOException {
      Files.createDirectories(house.settings().data());
      return MongoDatabases.has(server(), database, text) || super.inFiles(text);
    }
  };

  @BeforeAll static void start(@TempDir Path folder) {
    if (GIVEN.isEmpty()) engine = Optional.of(MongoEngine.start(folder.resolve("engine")));
  }

  @AfterAll static void stop() {
    engine.ifPresent(MongoEngine::close);
  }

  @BeforeEach void open(@TempDir Path folder) {
    stories.open(folder);
  }

  @AfterEach void close() {
    stories.close();
    MongoDatabases.drop(server(), database);
  }

  @Test void what_is_over_is_deleted_for_good() throws IOException {
    stories.what_is_over_is_deleted_for_good_with_one_line_of_proof_and_a_letter();
  }

  @Test void once_a_day_the_clocks_purge_by_themselves() {
    stories.once_a_day_the_clocks_purge_by_themselves();
  }

  @Test void who_was_seated_elsewhere_keeps_no_words() throws IOException {
    stories.who_was_seated_elsewhere_keeps_no_words_in_either_room();
  }

  @Test void a_person_who_is_erased_leaves_no_word() throws IOException {
    stories.a_person_who_is_erased_leaves_no_word_in_supervision_either();
  }

  private static String server() {
    return GIVEN.or(() -> engine.map(MongoEngine::address)).orElseThrow();
  }
}
