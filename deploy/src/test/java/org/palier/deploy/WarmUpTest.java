package org.palier.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the start-up cache learns from: were one request refused, the cache would quietly learn less. */
class WarmUpTest {
  @Test void every_request_of_the_warm_up_is_answered(@TempDir Path data) {
    var ran = Command.run("serve", "--port", "0", "--data", data.toString(), "--warm-up");
    assertEquals(0, ran.exit(), ran.output());
  }
}
