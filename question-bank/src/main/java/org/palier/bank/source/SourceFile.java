package org.palier.bank.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file to read, by its bare name.
 *
 * @param bytes one more than {@link #LARGEST} at most; the reader refuses what is longer than that
 */
public record SourceFile(String name, byte[] bytes) {
  /** 2 MiB: twenty times a theme of three hundred items. */
  public static final int LARGEST = 2 * 1024 * 1024;

  private static final int MOST_FILES = 500;

  /**
   * The {@code *.yaml} files of a folder, by name.
   *
   * @throws UncheckedIOException when the folder cannot be read
   * @throws BankCorrupt          when it holds no such file, or more than 500
   */
  public static List<SourceFile> inFolder(Path folder) {
    try (var paths = Files.list(folder)) {
      var yaml = paths.filter(path -> path.getFileName().toString().endsWith(".yaml")).sorted().limit(MOST_FILES + 1L).toList();
      if (yaml.isEmpty()) throw corrupt(folder.toString(), "no .yaml file here");
      if (yaml.size() > MOST_FILES) throw corrupt(folder.toString(), "more than " + MOST_FILES + " files");
      var files = new ArrayList<SourceFile>();
      for (var path : yaml) {
        try (var in = Files.newInputStream(path)) {
          files.add(new SourceFile(path.getFileName().toString(), in.readNBytes(LARGEST + 1)));
        }
      }
      return files;
    } catch (IOException cannotRead) {
      throw new UncheckedIOException(cannotRead);
    }
  }

  /**
   * The files that {@code index.txt} of a class-path folder names, one per line: a jar cannot be listed portably.
   *
   * @param folder {@code starter-bank} for {@code /starter-bank/index.txt}
   */
  public static List<SourceFile> inResources(String folder) {
    var files = new ArrayList<SourceFile>();
    for (var name : new String(resource(folder, "index.txt"), StandardCharsets.UTF_8).lines().toList()) {
      if (!name.isBlank()) files.add(new SourceFile(name.strip(), resource(folder, name.strip())));
    }
    return files;
  }

  private static byte[] resource(String folder, String name) {
    try (var in = SourceFile.class.getResourceAsStream("/" + folder + "/" + name)) {
      if (in == null) throw corrupt(folder, "no resource " + name);
      return in.readNBytes(LARGEST + 1);
    } catch (IOException cannotRead) {
      throw new UncheckedIOException(cannotRead);
    }
  }

  private static BankCorrupt corrupt(String file, String text) {
    return new BankCorrupt(List.of(new Problem(file, 0, "", text)));
  }
}
