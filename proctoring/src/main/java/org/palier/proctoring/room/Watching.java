package org.palier.proctoring.room;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.palier.engine.account.Caller;
import org.palier.engine.examsession.ExamSession;
import org.palier.engine.examsession.WatchRight;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

/**
 * Who sees which rows of an exam session's live list. Where candidates are let in, a supervisor sees those who sit in rooms he watches at that
 * moment, and who leads sees all; elsewhere every supervisor sees all. What came of a sitting is for who leads.
 */
public final class Watching implements WatchRight {
  /** Longer than a page waits between two questions, troubles included. */
  private static final Duration GOES_ON = Duration.ofMinutes(2);

  private final Rooms rooms;
  private final Looks looks;
  /** Which pages of whom go on asking: they have been noted. */
  private final Cache<String, Boolean> looking = Caffeine.newBuilder().maximumSize(20_000).expireAfterAccess(GOES_ON).executor(Runnable::run).build();

  public Watching(Rooms rooms, Looks looks) {
    this.rooms = rooms;
    this.looks = looks;
  }

  /** @param watched the rooms that are shown, when it is not the whole session */
  private record Shown(Sight sight, List<Rooms.Current> watched) {}

  @Override public Future<Sight> sight(Caller caller, ExamSession session, Optional<String> room) {
    return shown(caller, session, room).map(Shown::sight);
  }

  @Override public Future<Sight> look(Caller caller, ExamSession session, Optional<String> room) {
    return shown(caller, session, room).compose(shown -> {
      var noted = shown.sight().sittings().isEmpty() ? noted(caller, Looks.Kind.SESSION, session.id())
          : Future.all(shown.watched().stream().map(one -> noted(caller, Looks.Kind.ROOM, one.id())).toList());
      return noted.map(shown.sight());
    });
  }

  private Future<?> noted(Caller caller, Looks.Kind kind, String thing) {
    var who = caller.account() + "\n" + thing;
    return looking.getIfPresent(who) != null ? Future.succeededFuture() : looks.note(caller.account(), kind, thing).onSuccess(_ -> looking.put(who, true));
  }

  private Future<Shown> shown(Caller caller, ExamSession session, Optional<String> room) {
    if (room.isPresent()) return rooms.current(room.get()).map(current -> ofRoom(caller, session, current));
    boolean leads = caller.leadsAt(session.centre());
    if (leads || !session.admission()) return Future.succeededFuture(new Shown(new Sight(Optional.empty(), leads), List.of()));
    return watched(caller, session).map(all -> new Shown(new Sight(Optional.of(seated(all)), false), all));
  }

  private static Shown ofRoom(Caller caller, ExamSession session, Rooms.Current current) {
    if (!current.room().plan().examSession().equals(session.id())) throw new Refused(Reason.NOT_FOUND);
    Desk.checkAttends(current.room(), caller);
    return new Shown(new Sight(Optional.of(seated(List.of(current))), caller.leadsAt(session.centre())), List.of(current));
  }

  private Future<List<Rooms.Current>> watched(Caller caller, ExamSession session) {
    return rooms.ofExamSession(session.id()).compose(all -> {
      var his = all.stream().filter(one -> one.supervisors().contains(caller.account())).map(one -> rooms.present(one.id())).toList();
      // A summary may be a moment behind.
      return Future.all(his).map(_ -> his.stream().flatMap(one -> one.result().stream()).filter(current -> current.room().watchedBy(caller.account())).toList());
    });
  }

  private static Set<String> seated(List<Rooms.Current> rooms) {
    var all = new HashSet<String>();
    rooms.forEach(current -> current.room().here().forEach(seat -> all.add(seat.sitting())));
    return all;
  }
}
