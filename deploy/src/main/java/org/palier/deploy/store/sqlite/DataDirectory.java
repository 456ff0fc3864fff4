package org.palier.deploy.store.sqlite;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.palier.deploy.store.sqlite.DataDirectoryRefused.Reason;

/** A directory held for this store alone, by a lock that the system drops when the process ends, however it ends. */
final class DataDirectory implements AutoCloseable {
  // Closing any channel of a file drops this process's lock on it, so a second try within the process must not open one.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final FileChannel lock;

  private DataDirectory(Path directory, FileChannel lock) {
    this.directory = directory;
    this.lock = lock;
  }

  static DataDirectory hold(Path wanted) {
    var directory = make(wanted);
    if (!HELD.add(directory)) throw inUse(directory, "this process", null);
    try {
      return new DataDirectory(directory, lock(directory));
    } catch (Throwable refused) {
      HELD.remove(directory);
      throw refused;
    }
  }

  Path file() {
    return directory.resolve("palier.db");
  }

  @Override public void close() {
    try {
      lock.close();
    } catch (IOException gone) {
      // The lock is gone either way.
    } finally {
      HELD.remove(directory);
    }
  }

  private static Path make(Path wanted) {
    if (Files.exists(wanted) && !Files.isDirectory(wanted))
      throw new DataDirectoryRefused(Reason.NOT_A_DIRECTORY, "The data directory " + wanted + " is not a directory", null);
    try {
      if (!Files.exists(wanted)) {
        Files.createDirectories(wanted);
        if (Files.getFileStore(wanted).supportsFileAttributeView("posix"))
          Files.setPosixFilePermissions(wanted, PosixFilePermissions.fromString("rwx------"));
      }
      return wanted.toRealPath();
    } catch (IOException e) {
      throw notWritable(wanted, e);
    }
  }

  private static FileChannel lock(Path directory) {
    var file = directory.resolve("palier.lock");
    FileChannel channel = null;
    try {
      channel = FileChannel.open(file, READ, WRITE, CREATE);
      if (channel.tryLock() == null) {
        var holder = holder(channel);
        channel.close();
        throw inUse(directory, holder, null);
      }
      channel.truncate(0).write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes()), 0);
      return channel;
    } catch (IOException e) {
      closeQuietly(channel);
      throw notWritable(directory, e);
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    var text = ByteBuffer.allocate(20);
    int length = channel.read(text, 0);
    return length <= 0 ? "another process" : "process " + new String(text.array(), 0, length);
  }

  private static void closeQuietly(FileChannel channel) {
    try {
      if (channel != null) channel.close();
    } catch (IOException e) {
      // What brought us here is the reason to tell.
    }
  }

  private static DataDirectoryRefused inUse(Path directory, String holder, Throwable cause) {
    return new DataDirectoryRefused(Reason.IN_USE, "The data directory " + directory + " is in use by " + holder, cause);
  }

  static DataDirectoryRefused notWritable(Path directory, Throwable cause) {
    return new DataDirectoryRefused(Reason.NOT_WRITABLE, "The data directory " + directory + " cannot be written: " + cause, cause);
  }
}
