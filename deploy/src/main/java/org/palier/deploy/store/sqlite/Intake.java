package org.palier.deploy.store.sqlite;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.palier.engine.store.StoreBusy;
import org.palier.engine.store.StoreUnavailable;

/** Calls waiting for a worker, in order, bounded in number and in bytes. Closed, it lets no call in and all calls out. */
final class Intake {
  private final int mostCalls;
  private final long mostBytes;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final ArrayDeque<Call<?>> waiting = new ArrayDeque<>();
  private long bytes;
  private boolean closed;

  Intake(int mostCalls, long mostBytes) {
    this.mostCalls = mostCalls;
    this.mostBytes = mostBytes;
  }

  /** Throws {@link StoreBusy} when full and {@link StoreUnavailable} when closed. */
  void put(Call<?> call) {
    lock.lock();
    try {
      if (closed) throw new StoreUnavailable("the store is closed");
      // One call alone is let in whatever its size; its size was checked before.
      if (waiting.size() >= mostCalls || !waiting.isEmpty() && bytes + call.bytes() > mostBytes)
        throw new StoreBusy(waiting.size() + " calls with " + bytes + " bytes wait for the store already");
      waiting.add(call);
      bytes += call.bytes();
      filled.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for calls and takes up to {@code most} of them; an empty list means closed and drained. */
  List<Call<?>> take(int most) {
    lock.lock();
    try {
      while (waiting.isEmpty() && !closed) filled.awaitUninterruptibly();
      var taken = new ArrayList<Call<?>>(Math.min(most, waiting.size()));
      while (taken.size() < most && !waiting.isEmpty()) {
        var call = waiting.poll();
        bytes -= call.bytes();
        taken.add(call);
      }
      return taken;
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      filled.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
