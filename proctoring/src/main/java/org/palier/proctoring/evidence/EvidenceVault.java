package org.palier.proctoring.evidence;

import java.io.IOException;
import java.io.InputStream;

/**
 * Where the encrypted bytes are. Two kinds of calls, all of which wait for a disk: they are made on evidence's own threads, never on an event
 * loop. Safe for any thread. Knows nothing of keys.
 */
public interface EvidenceVault {
  /** Begins to put something there for a sitting. @throws IOException also when so little room is left that others would suffer */
  Draft begin(String sitting) throws IOException;

  /** To be read to its end, or not, and closed. */
  InputStream get(String place) throws IOException;

  /** Deleting what is not there does no harm. */
  void delete(String place) throws IOException;

  /** Deletes everything of a sitting, drafts too; repeating it does no harm. @return how many things there were */
  int deleteAll(String sitting) throws IOException;

  /** Something on its way into the vault; nobody sees it before it is kept. Closing what was not kept drops it. Not for two threads at once. */
  interface Draft extends AutoCloseable {
    void write(byte[] bytes) throws IOException;

    /** Forces it to disk. @return its place: 1 to 200 characters */
    String keep() throws IOException;

    @Override void close() throws IOException;
  }
}
