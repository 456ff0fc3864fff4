package org.palier.deploy.walk;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.palier.deploy.Settings;

/** One server for each class of stories. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
abstract class Walk {
  House house;

  @BeforeAll void open(@TempDir Path folder) {
    house = House.open(settings(folder));
  }

  @AfterAll void close() {
    house.close();
  }

  Settings settings(Path folder) {
    return House.settings(folder);
  }
}
