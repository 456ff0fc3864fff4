package org.palier.proctoring.media.janus;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.palier.proctoring.media.MediaState;
import org.palier.proctoring.media.Member;
import org.palier.proctoring.media.Member.Side;
import org.palier.proctoring.media.Outbound;
import org.palier.proctoring.media.Signal;
import org.palier.proctoring.media.Want;

/** The members of one room that are on this node of ours, and their connections. */
final class RoomLines {
  /** What a candidate's tracks travel in, whoever watches. */
  static final String PUBLISH = "publish";
  private static final String TALK = "talk-";
  private static final int MOST_MEMBERS = 200;
  private static final int MOST_LINES = 64;
  private static final long SPREAD_MILLIS = 3_000;

  /** A page of which something is known, with its connections. */
  private record Page(Member member, Map<String, Line> lines) {}

  private final JanusRoom room;
  private final Outbound outbound;
  private final Member media;
  private final Map<String, Page> pages = new HashMap<>();

  RoomLines(JanusNode node, Names names, String name, long observer, Outbound outbound) {
    this.outbound = outbound;
    media = Member.media(name);
    room = new JanusRoom(node, names, name, observer, this::opened, this::came, this::went);
  }

  JanusNode node() {
    return room.node();
  }

  /** Pages are known by what they say; one that has no connection any more is forgotten. */
  private Optional<Page> page(Member member) {
    if (pages.get(member.name()) instanceof Page known) return Optional.of(known);
    if (pages.size() >= MOST_MEMBERS) return Optional.empty();
    room.open();
    if (!room.node().up()) outbound.send(member, media, new MediaState(false));
    var page = new Page(member, new LinkedHashMap<>());
    pages.put(member.name(), page);
    return Optional.of(page);
  }

  void signal(Member from, Signal signal, long now) {
    page(from).ifPresent(page -> {
      boolean offers = signal.description().filter(description -> description.type() == Signal.Description.Type.OFFER).isPresent();
      // A candidate offers what somebody wants of him, on whichever node that was said.
      if (offers && from.side() == Side.CANDIDATE && signal.pc().equals(PUBLISH)) publishing(page, PUBLISH, room.names().feed(room.name(), from.name()), false, now);
      if (page.lines().get(signal.pc()) instanceof Line line) line.take(signal);
    });
  }

  private Publishing publishing(Page page, String pc, long feed, boolean sound, long now) {
    var line = page.lines().computeIfAbsent(pc, _ -> new Publishing(room, pc, feed, sound, message -> outbound.send(page.member(), media, message)));
    var publishing = (Publishing) line;
    publishing.renew(now);
    return publishing;
  }

  /** Staff want a candidate's tracks; a candidate wants the voice that speaks to him, which is a feed for him alone. */
  void want(Member from, Member to, Want want, long now) {
    boolean ours = want.pc().equals(PUBLISH) || want.pc().startsWith(TALK);
    if (!ours) page(from).ifPresent(page -> want(page, to, want, now));
  }

  private void want(Page page, Member to, Want want, long now) {
    var from = page.member();
    boolean staff = from.side() == Side.STAFF;
    watch(page, want, staff ? room.names().feed(room.name(), to.name()) : room.names().talk(room.name(), to.name(), from.name()), !staff, now);
    if (!staff) return;
    // The candidate's page adds up what all want, and tells him. One that is new learns above which generation it is to begin.
    outbound.send(to, from, want.of(PUBLISH, published(to)));
    speak(page, to, want.talk() && !want.over(), now);
  }

  /** The generation in which he publishes through this node of ours, 0 when he does not. */
  private int published(Member candidate) {
    return pages.get(candidate.name()) instanceof Page page && page.lines().get(PUBLISH) instanceof Publishing publishing ? publishing.generation() : 0;
  }

  private void watch(Page page, Want want, long feed, boolean sound, long now) {
    var line = page.lines().get(want.pc());
    if (want.over()) {
      if (line instanceof Watching watching) {
        watching.close();
        page.lines().remove(want.pc());
      }
      return;
    }
    if (line == null && page.lines().size() < MOST_LINES) {
      line = new Watching(room, feed, sound, want, message -> outbound.send(page.member(), media, message));
      page.lines().put(want.pc(), line);
    }
    if (line instanceof Watching watching) watching.want(want, now);
  }

  private void speak(Page page, Member to, boolean on, long now) {
    var pc = TALK + to.name();
    if (on && (page.lines().containsKey(pc) || page.lines().size() < MOST_LINES))
      publishing(page, pc, room.names().talk(room.name(), page.member().name(), to.name()), true, now);
    else if (!on && page.lines().remove(pc) instanceof Publishing silent) silent.end();
  }

  /** Gives a page nothing more, or nothing more of one candidate's sound. */
  void revoke(Member from, Optional<Member> silenced) {
    if (!(pages.get(from.name()) instanceof Page page)) return;
    if (silenced.isPresent()) {
      var feed = room.names().feed(room.name(), silenced.get().name());
      for (var line : page.lines().values()) if (line instanceof Watching watching && watching.of(feed)) watching.hush();
    } else {
      pages.remove(from.name());
      for (var line : page.lines().values()) line.close();
    }
  }

  /** Whoever publishes here is asked to, not all in one moment. */
  private void opened() {
    for (var page : pages.values())
      for (var line : page.lines().values())
        if (line instanceof Publishing publishing) publishing.askAt(JanusPlane.now() + ThreadLocalRandom.current().nextLong(SPREAD_MILLIS));
  }

  private void came(long feed) {
    for (var watching : watching())
      if (watching.of(feed)) watching.begin(JanusPlane.now());
  }

  private void went(long feed) {
    for (var watching : watching())
      if (watching.of(feed)) watching.feedWent();
  }

  private List<Watching> watching() {
    return pages.values().stream().flatMap(page -> page.lines().values().stream()).filter(Watching.class::isInstance).map(Watching.class::cast).toList();
  }

  void up() {
    room.open();
    state(true);
  }

  void lost() {
    room.lost();
    for (var page : pages.values())
      for (var line : page.lines().values()) line.lost();
    state(false);
  }

  private void state(boolean available) {
    for (var page : pages.values()) outbound.send(page.member(), media, new MediaState(available));
  }

  /** @return whether nothing is left to look after */
  boolean look(long now) {
    room.open();
    for (var page : List.copyOf(pages.values())) {
      for (var line : List.copyOf(page.lines().entrySet())) {
        if (!line.getValue().over(now)) line.getValue().look(now);
        else if (page.lines().remove(line.getKey(), line.getValue())) line.getValue().close();
      }
      if (page.lines().isEmpty()) pages.remove(page.member().name());
    }
    if (!pages.isEmpty()) return false;
    room.leave();
    return true;
  }
}
