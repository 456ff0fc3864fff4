package org.palier.proctoring.signal;

import java.time.Duration;

/**
 * The bounds of signalling.
 *
 * @param ticketLife      how long a ticket may wait to be used
 * @param tickets         tickets for one account that wait at the same time, and how many a minute by five times
 * @param socketsEach     sockets of one account on this node
 * @param sockets         sockets on this node
 * @param malformed       malformed frames after which the socket is closed
 * @param candidateFrames frames a second from a candidate, and ten times as many at once
 * @param supervisorFrames the same from a supervisor, who meets a whole room at once
 * @param dropped         frames dropped for being too fast, after which the socket is closed
 * @param slow            how long a socket's queue may stay full
 * @param backlogBytes    what may be queued beyond that
 * @param amber           age of the last sign from which a line is doubtful
 * @param lost            age of the last sign from which a line is lost
 * @param silent          how long a socket may say nothing at all, its ping included
 */
public record SignalConfig(
    Duration ticketLife, int tickets, int socketsEach, int sockets, int malformed, int candidateFrames, int supervisorFrames, int dropped, Duration slow, int backlogBytes,
    Duration amber, Duration lost, Duration silent) {
  public static final SignalConfig DEFAULT = new SignalConfig(Duration.ofSeconds(30), 12, 20, 10_000, 5, 20, 100, 200, Duration.ofSeconds(10), 512 * 1024,
      Duration.ofSeconds(15), Duration.ofSeconds(60), Duration.ofSeconds(60));

  /** The largest frame, and the largest message of several, in bytes; a description of a session of four tracks has ten thousand. */
  public static final int MOST_BYTES = 64 * 1024;

  public SignalConfig {
    for (int bound : new int[] {tickets, socketsEach, sockets, malformed, candidateFrames, supervisorFrames, dropped, backlogBytes})
      if (bound < 1) throw new IllegalArgumentException("a bound of signalling must be positive, not " + bound);
    for (var time : new Duration[] {ticketLife, slow, amber, lost, silent})
      if (!time.isPositive()) throw new IllegalArgumentException("a time of signalling must be positive, not " + time);
    if (amber.compareTo(lost) >= 0) throw new IllegalArgumentException("amber comes before red");
  }
}
