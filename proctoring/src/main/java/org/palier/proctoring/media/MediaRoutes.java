package org.palier.proctoring.media;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palier.engine.account.Caller;
import org.palier.engine.examsession.ExamSessions;
import org.palier.engine.json.Json;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.web.Api;
import org.palier.engine.web.Call;
import org.palier.engine.web.Reply;
import org.palier.proctoring.room.Desk;
import org.palier.proctoring.room.Rooms;
import org.palier.proctoring.room.Seating;

/** What a browser needs to show its pictures or to see others': issued anew each time, to a candidate for his own sitting, to staff for a room they watch. */
public final class MediaRoutes {
  /** Of a relayed message, what is the carrier's and not media's. */
  private static final List<String> ENVELOPE = List.of("id", "from", "to", "v", "ts", "sid", "seq", "at");

  private final Media media;
  private final Rooms rooms;
  private final Seating seating;
  private final ExamSessions sessions;

  public MediaRoutes(Media media, Rooms rooms, Seating seating, ExamSessions sessions) {
    this.media = media;
    this.rooms = rooms;
    this.seating = seating;
    this.sessions = sessions;
  }

  public void mount(Api api) {
    api.on("openMedia", this::open);
  }

  /** The contract's {@code MediaRequest}. @param page names the page of a supervisor, as his ticket does */
  record Asked(Optional<String> sitting, Optional<String> room, Optional<String> page) {}

  private Future<Reply> open(Call call) {
    var asked = call.body(Asked.class);
    if (asked.sitting().isPresent() == asked.room().isPresent()) throw new Refused(Reason.MALFORMED, Map.of("field", "room"));
    return asked.sitting().map(sitting -> seating.seat(sitting, call.caller()).map(room -> new Member(room, sitting, Member.Side.CANDIDATE)))
        .orElseGet(() -> watched(asked.room().get(), call.caller()).map(room -> new Member(room, asked.page().orElse("staff"), Member.Side.STAFF)))
        .compose(member -> rooms.current(member.room()).compose(current ->
            sessions.get(current.room().plan().examSession()).map(session -> {
              var plane = media.choose(current.room()).plane();
              return Reply.ok(media.access(member, plane, session.closesAt()));
            })));
  }

  /** What a page said to the media server, or to another page in a room that has one. @return false when it means nothing here */
  public boolean accept(String room, String from, boolean candidate, JsonObject message) {
    if (rooms.remembered(room).filter(known -> known.arranged().isPresent() && media.choose(known).plane() == PlaneKind.JANUS).isEmpty()) return false;
    var to = message.getString("to");
    var content = message.copy();
    ENVELOPE.forEach(content::remove);
    try {
      return media.plane(PlaneKind.JANUS).accept(new Member(room, from, candidate ? Member.Side.CANDIDATE : Member.Side.STAFF), to.equals(Member.media(room).name()) ? Member.media(room) : new Member(room, to, candidate ? Member.Side.STAFF : Member.Side.CANDIDATE),
          Json.read(content, MediaMessage.class));
    } catch (Json.MalformedJson | IllegalArgumentException malformed) {
      return false;
    }
  }

  /** As {@link MediaPlane#revoke}, where there is a media server. */
  public void revoke(String room, String from, Optional<String> silenced) {
    media.plane(PlaneKind.JANUS).revoke(new Member(room, from, Member.Side.STAFF), silenced.map(sitting -> new Member(room, sitting, Member.Side.CANDIDATE)));
  }

  private Future<String> watched(String room, Caller caller) {
    return rooms.current(room).map(current -> {
      Desk.checkAttends(current.room(), caller);
      return room;
    });
  }
}
