package org.palier.proctoring.media;

import java.util.Optional;

/** One step of a negotiation: a description or an ICE candidate, of one generation of one connection. Words of an older generation are dropped by whoever gets them. */
public record Signal(String pc, int gen, Optional<Description> description, Optional<Candidate> candidate) implements MediaMessage {
  public Signal {
    MediaMessage.check(pc, gen);
    if (description.isPresent() == candidate.isPresent()) throw new IllegalArgumentException("a signal holds either a description or a candidate");
  }

  public static Signal of(String pc, int gen, Description description) {
    return new Signal(pc, gen, Optional.of(description), Optional.empty());
  }

  public static Signal of(String pc, int gen, Candidate candidate) {
    return new Signal(pc, gen, Optional.empty(), Optional.of(candidate));
  }

  /**
   * An offer or an answer.
   *
   * @param sdp    at most 48 KiB
   * @param number counts one side's offers within a generation, from 1; an answer repeats the number of the offer it answers
   */
  public record Description(Type type, String sdp, int number) {
    public enum Type { OFFER, ANSWER }

    private static final int MOST_SDP = 48 * 1_024;

    public Description {
      if (sdp.length() > MOST_SDP || !sdp.startsWith("v=0")) throw new IllegalArgumentException("a description of " + sdp.length() + " characters that begins otherwise than v=0, or is too long");
      if (number < 1 || number > 1_000_000) throw new IllegalArgumentException("offer number " + number);
    }
  }

  /** As browsers write it (RTCIceCandidateInit). */
  public record Candidate(String candidate, Optional<String> sdpMid, Optional<Integer> sdpMLineIndex, Optional<String> usernameFragment) {
    public Candidate {
      if (candidate.length() > 1_024 || sdpMid.orElse("").length() > 64 || usernameFragment.orElse("").length() > 256) throw new IllegalArgumentException("a candidate of " + candidate.length() + " characters");
    }
  }
}
