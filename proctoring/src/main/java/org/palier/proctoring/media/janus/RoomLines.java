package org.palier.proctoring.media.janus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.palier.proctoring.media.MediaMessage;
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

  /** A page and its connections; they outlive its socket for the time of a lease, since media may go on without it. */
  private static final class Page {
    final Member member;
    final Map<String, Line> lines = new LinkedHashMap<>();
    long goneAt = Long.MAX_VALUE;

    Page(Member member) {
      this.member = member;
    }
  }

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

  boolean reachable() {
    return room.node().up();
  }

  void join(Member member, long now) {
    if (pages.size() >= MOST_MEMBERS && !pages.containsKey(member.name())) return;
    var page = pages.computeIfAbsent(member.name(), _ -> new Page(member));
    page.goneAt = Long.MAX_VALUE;
    room.open();
    if (member.side() == Side.CANDIDATE) publishing(page, PUBLISH, room.names().feed(room.name(), member.name()), false).invite(now);
  }

  private Publishing publishing(Page page, String pc, long feed, boolean sound) {
    return (Publishing) page.lines.computeIfAbsent(pc, _ -> new Publishing(room, pc, feed, sound, message -> outbound.send(page.member, media, message)));
  }

  void leave(Member member, long now) {
    if (pages.get(member.name()) instanceof Page page) page.goneAt = now;
  }

  void signal(Member from, Signal signal) {
    if (pages.get(from.name()) instanceof Page page && page.lines.get(signal.pc()) instanceof Line line) line.take(signal);
  }

  /** Staff want a candidate's tracks; a candidate wants the voice that speaks to him, which is a feed for him alone. */
  void want(Member from, Member to, Want want, long now) {
    if (!(pages.get(from.name()) instanceof Page page)) return;
    boolean staff = from.side() == Side.STAFF;
    watch(page, want, staff ? room.names().feed(room.name(), to.name()) : room.names().talk(room.name(), to.name(), from.name()), !staff, now);
    if (!staff) return;
    // The candidate's page adds up what all want, and tells him.
    outbound.send(to, from, want.of(PUBLISH, 0));
    speak(page, to, want.talk() && !want.over(), now);
  }

  private void watch(Page page, Want want, long feed, boolean sound, long now) {
    var line = page.lines.get(want.pc());
    if (want.over()) {
      if (line instanceof Watching watching) {
        watching.close();
        page.lines.remove(want.pc());
      }
      return;
    }
    if (line == null && page.lines.size() < MOST_LINES) {
      line = new Watching(room, feed, sound, want, message -> outbound.send(page.member, media, message));
      page.lines.put(want.pc(), line);
    }
    if (line instanceof Watching watching) watching.want(want, now);
  }

  private void speak(Page page, Member to, boolean on, long now) {
    var pc = TALK + to.name();
    if (!on) {
      if (page.lines.remove(pc) instanceof Publishing silent) silent.end();
    } else if (page.lines.containsKey(pc) || page.lines.size() < MOST_LINES) {
      boolean known = page.lines.containsKey(pc);
      var voice = publishing(page, pc, room.names().talk(room.name(), page.member.name(), to.name()), true);
      if (!known) voice.invite(now);
    }
  }

  /** Whoever publishes here is asked to, not all in one moment. */
  private void opened() {
    for (var page : pages.values())
      for (var line : page.lines.values())
        if (line instanceof Publishing publishing) publishing.inviteSoon(JanusPlane.now() + ThreadLocalRandom.current().nextLong(SPREAD_MILLIS));
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
    return pages.values().stream().flatMap(page -> page.lines.values().stream()).filter(Watching.class::isInstance).map(Watching.class::cast).toList();
  }

  void up() {
    room.open();
    state(true);
  }

  void lost() {
    room.lost();
    for (var page : pages.values())
      for (var line : page.lines.values()) line.lost();
    state(false);
  }

  private void state(boolean available) {
    for (var page : pages.values()) outbound.send(page.member, media, (MediaMessage) new MediaState(available));
  }

  /** @return whether nothing is left to look after */
  boolean look(long now) {
    room.open();
    for (var page : List.copyOf(pages.values())) {
      page.lines.values().removeIf(line -> {
        boolean over = line instanceof Watching watching && watching.expired(now);
        if (over) line.close();
        return over;
      });
      for (var line : new ArrayList<>(page.lines.values())) line.look(now);
      if (now - page.goneAt > Want.LEASE_SECONDS * 1_000L) drop(page);
    }
    if (!pages.isEmpty()) return false;
    room.drop();
    return true;
  }

  private void drop(Page page) {
    pages.remove(page.member.name());
    page.lines.values().forEach(Line::close);
  }

  void end() {
    for (var page : List.copyOf(pages.values())) drop(page);
    room.destroy();
  }
}
