package org.palier.deploy.bench;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;

/** A file that grows: one thread appends everything that waits, forces it to disk once, then tells all who waited. */
final class ForcedFile {
  private static final int MOST_AT_ONCE = 1_000;

  private record Waiting(Buffer body, Promise<Void> forced, Context context) {}

  private final FileChannel file;
  private final LinkedBlockingQueue<Waiting> queue = new LinkedBlockingQueue<>(20_000);

  ForcedFile(Path path) throws IOException {
    file = FileChannel.open(path, CREATE, APPEND);
    Thread.ofPlatform().name("forced-file").daemon().start(this::work);
  }

  /** Completes on the context when the body is on disk. */
  Future<Void> append(Buffer body, Context context) {
    Promise<Void> forced = Promise.promise();
    if (!queue.offer(new Waiting(body, forced, context))) forced.fail("too many wait");
    return forced.future();
  }

  private void work() {
    var batch = new ArrayList<Waiting>();
    try {
      while (true) {
        batch.add(queue.take());
        queue.drainTo(batch, MOST_AT_ONCE - 1);
        write(batch);
        var done = List.copyOf(batch);
        batch.getFirst().context().runOnContext(_ -> done.forEach(waiting -> waiting.forced().complete()));
        batch.clear();
      }
    } catch (InterruptedException | IOException failure) {
      batch.forEach(waiting -> waiting.context().runOnContext(_ -> waiting.forced().fail(failure)));
      throw new IllegalStateException(failure);
    }
  }

  private void write(List<Waiting> batch) throws IOException {
    var bytes = ByteBuffer.allocate(batch.stream().mapToInt(waiting -> waiting.body().length()).sum());
    batch.forEach(waiting -> bytes.put(waiting.body().getBytes()));
    bytes.flip();
    while (bytes.hasRemaining()) file.write(bytes);
    file.force(false);
  }
}
