package org.palier.deploy.walk;

import com.mongodb.reactivestreams.client.MongoClients;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.palier.deploy.Settings;
import org.palier.deploy.store.mongo.MongoEngine;

/** The same stories on MongoDB: the one named by PALIER_TEST_MONGODB_URI, else MongoDB's real engine from npm. */
@Timeout(300)
class ExamDayOnMongoIT extends ExamDayWalk {
  private static final String GIVEN = System.getenv("PALIER_TEST_MONGODB_URI");

  private MongoEngine engine;

  @Override Settings settings(Path folder) {
    if (GIVEN == null) engine = MongoEngine.start(folder.resolve("engine"));
    var usual = House.settings(folder);
    return new Settings(usual.host(), usual.port(), usual.origin(), usual.data(), Optional.of(address()), usual.bank(), usual.demo(), usual.signIn(), usual.mail());
  }
}
