package org.palier.deploy.vault;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.palier.proctoring.evidence.EvidenceVault;

/**
 * A directory with one folder for each sitting, which several nodes may share. What is being written lies under {@code drafts}; keeping it
 * forces it to disk and moves it, so that a file is there whole or not at all. No name is used twice: two uploads never meet in one file.
 */
public final class DirectoryVault implements EvidenceVault {
  private static final String NAME = "[A-Za-z0-9_-]{1,80}";
  private static final String DRAFTS = "drafts";
  /** Never taken for evidence, which may share the store's disk: answers come first. A tenth of a smaller disk. */
  private static final long ROOM_LEFT = 512L << 20;
  /** No upload lasts so long: what is older was left by a node that died. */
  private static final Duration ABANDONED = Duration.ofHours(1);
  private static final int READ_AT_ONCE = 64 << 10;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path directory;

  /** Makes nothing until something is put there. */
  public DirectoryVault(Path directory) {
    this.directory = directory;
  }

  /** Tries whether something can be put there, and tidies up. @throws IOException when it cannot */
  public void check() throws IOException {
    forgetDrafts("");
    begin("check").close();
  }

  @Override public Draft begin(String sitting) throws IOException {
    named(sitting);
    var drafts = made(made(directory).resolve(DRAFTS));
    var disk = Files.getFileStore(drafts);
    if (disk.getUsableSpace() < Math.min(ROOM_LEFT, disk.getTotalSpace() / 10)) throw new IOException("the disk of " + directory + " is nearly full");
    var name = newName();
    return new FileDraft(drafts.resolve(sitting + "." + name), directory.resolve(sitting).resolve(name));
  }

  @Override public InputStream get(String place) throws IOException {
    return new BufferedInputStream(Files.newInputStream(file(place)), READ_AT_ONCE);
  }

  @Override public void delete(String place) throws IOException {
    Files.deleteIfExists(file(place));
  }

  @Override public int deleteAll(String sitting) throws IOException {
    var folder = directory.resolve(named(sitting));
    int deleted = forgetDrafts(sitting + ".");
    if (!Files.isDirectory(folder)) return deleted;
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) if (Files.deleteIfExists(file)) deleted++;
    }
    Files.deleteIfExists(folder);
    forced(directory);
    return deleted;
  }

  private int forgetDrafts(String ofThose) throws IOException {
    var drafts = directory.resolve(DRAFTS);
    if (!Files.isDirectory(drafts)) return 0;
    var old = Instant.now().minus(ABANDONED);
    int deleted = 0;
    try (var files = Files.list(drafts)) {
      for (var file : files.filter(one -> one.getFileName().toString().startsWith(ofThose)).toList())
        if (lastWritten(file).isBefore(old) && Files.deleteIfExists(file)) deleted++;
    }
    return deleted;
  }

  private static Instant lastWritten(Path file) throws IOException {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (NoSuchFileException kept) {
      return Instant.MAX;
    }
  }

  private Path file(String place) throws IOException {
    if (!place.matches(NAME + "/" + NAME)) throw new IOException("no place: " + place);
    return directory.resolve(place);
  }

  private static String named(String sitting) throws IOException {
    if (!sitting.matches(NAME) || sitting.equals(DRAFTS)) throw new IOException("no name for a folder: " + sitting);
    return sitting;
  }

  private static String newName() {
    var bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Nobody else on this machine may look. */
  private static Path made(Path folder) throws IOException {
    if (Files.isDirectory(folder)) return folder;
    var parent = folder.toAbsolutePath().getParent();
    Files.createDirectories(parent);
    boolean posix = Files.getFileStore(parent).supportsFileAttributeView("posix");
    try {
      if (posix) Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      else Files.createDirectory(folder);
      forced(parent);
    } catch (java.nio.file.FileAlreadyExistsException otherThread) {
      if (!Files.isDirectory(folder)) throw otherThread;
    }
    return folder;
  }

  /** A name in a directory lasts when the directory is on disk. Not every system lets directories be opened; those write them through. */
  private static void forced(Path folder) throws IOException {
    if (System.getProperty("os.name").startsWith("Windows")) return;
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static final class FileDraft implements Draft {
    private final Path draft;
    private final Path kept;
    private final FileChannel channel;

    FileDraft(Path draft, Path kept) throws IOException {
      this.draft = draft;
      this.kept = kept;
      channel = FileChannel.open(draft, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    }

    @Override public void write(byte[] bytes) throws IOException {
      var buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) channel.write(buffer);
    }

    @Override public String keep() throws IOException {
      channel.force(true);
      channel.close();
      var folder = made(kept.getParent());
      Files.move(draft, kept, StandardCopyOption.ATOMIC_MOVE);
      forced(folder);
      return String.join("/", List.of(folder.getFileName().toString(), kept.getFileName().toString()));
    }

    @Override public void close() throws IOException {
      channel.close();
      Files.deleteIfExists(draft);
    }
  }
}
