package org.palier.engine.certification;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Optional;

/** One step of an evaluation, by the kind of evidence it leaves. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @Type(value = Phase.Sitting.class, name = "sitting"),
    @Type(value = Phase.Submission.class, name = "submission"),
    @Type(value = Phase.Hearing.class, name = "hearing")})
public sealed interface Phase {
  /**
   * Items served to one person: either a test that the engine scores, or open items that assessors mark.
   *
   * @param openItems what the candidate is asked to write
   */
  record Sitting(Optional<String> test, List<Text> openItems) implements Phase {
    public Sitting {
      openItems = List.copyOf(openItems);
      if (test.isPresent() != openItems.isEmpty()) throw new IllegalArgumentException("a sitting has a test or open items, not both");
    }
  }

  /** A file or dossier in named parts. */
  record Submission(Owner owner, List<Part> parts) implements Phase {
    public Submission {
      parts = List.copyOf(parts);
      if (parts.isEmpty()) throw new IllegalArgumentException("a submission without parts");
    }
  }

  enum Owner {
    @JsonProperty("person") PERSON,
    @JsonProperty("group") GROUP
  }

  /** @param competences what the part shows; @param after what must lie between this part and an earlier one */
  record Part(String id, Text title, List<String> competences, Optional<Interval> after) {
    public Part {
      competences = List.copyOf(competences);
    }
  }

  /** At least so many months after that part. */
  record Interval(String part, Chosen<Integer> months) {}

  /** People meet the candidate, in a room or a video room, in timed segments. Always one candidate. */
  record Hearing(List<Segment> segments) implements Phase {
    public Hearing {
      segments = List.copyOf(segments);
      if (segments.isEmpty()) throw new IllegalArgumentException("a hearing without segments");
    }

    /** Minutes of the segments whose length is known, the optional ones included. */
    public int knownMinutes() {
      return segments.stream().flatMap(segment -> segment.minutes().stream()).mapToInt(Chosen::value).sum();
    }
  }

  /** @param minutes empty when nobody fixed them; @param optional held only if the jury wishes; @param about what is shown or asked */
  record Segment(Activity activity, Optional<Chosen<Integer>> minutes, @JsonSetter(nulls = Nulls.AS_EMPTY) boolean optional, Text about) {}

  /** What the candidate does. */
  enum Activity {
    @JsonProperty("read") READ,
    @JsonProperty("write") WRITE,
    @JsonProperty("present") PRESENT,
    @JsonProperty("show") SHOW,
    @JsonProperty("answer") ANSWER
  }
}
