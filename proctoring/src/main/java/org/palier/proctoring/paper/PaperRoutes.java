package org.palier.proctoring.paper;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.palier.engine.account.Caller;
import org.palier.engine.account.Language;
import org.palier.engine.web.Api;
import org.palier.engine.web.Call;
import org.palier.engine.web.Reply;
import org.palier.proctoring.room.Desk;
import org.palier.proctoring.room.Looks;
import org.palier.proctoring.room.Room;
import org.palier.proctoring.room.Rooms;

/** The papers of a room, for those who may see into it; the minutes for who may countersign them, too. */
public final class PaperRoutes {
  private final Rooms rooms;
  private final Papers papers;
  private final Press press;
  private final Looks looks;
  private final ZoneId zone;

  /** @param zone in which papers write days and times */
  public PaperRoutes(Rooms rooms, Papers papers, Press press, Looks looks, ZoneId zone) {
    this.rooms = rooms;
    this.papers = papers;
    this.press = press;
    this.looks = looks;
    this.zone = zone;
  }

  public void mount(Api api) {
    api.on("getConvocation", call -> seen(call).compose(papers::convocation).map(PaperRoutes::shown).map(Reply::ok))
        .on("printConvocationList", call -> printed(call, "convocation", papers::convocation, list -> () -> Paper.pdf(list, language(call), zone)))
        .on("printAttendanceSheet", call -> printed(call, "attendance", room -> papers.attendance(room, call.queryNumber("blank").orElse(0L).intValue()),
            sheet -> () -> Paper.pdf(sheet, language(call), zone)))
        .on("printMinutes", call -> printed(call, seen(call, Desk::checkMaySeeMinutes), "minutes", room -> papers.minutes(room, call.queryNumber("edition").map(Long::intValue)), minutes -> () -> Paper.pdf(minutes, language(call), zone)));
  }

  /** The contract's {@code Convocation}. */
  record Convocation(Instant madeAt, List<ConvocationList.Invited> invited) {}

  private static Convocation shown(ConvocationList list) {
    return new Convocation(list.madeAt(), list.invited());
  }

  private <P> Future<Reply> printed(Call call, String name, Function<String, Future<P>> read, Function<P, Supplier<byte[]>> print) {
    return printed(call, seen(call), name, read, print);
  }

  private <P> Future<Reply> printed(Call call, Future<String> room, String name, Function<String, Future<P>> read, Function<P, Supplier<byte[]>> print) {
    return room.compose(read).compose(paper -> press.print(print.apply(paper)))
        .map(pdf -> Reply.file("application/pdf", Buffer.buffer(pdf), name + "-" + call.path("room") + ".pdf"));
  }

  private Future<String> seen(Call call) {
    return seen(call, Desk::checkMaySee);
  }

  /** The room, if this caller may see it; that he looked is noted before he sees anything. */
  private Future<String> seen(Call call, BiConsumer<Room, Caller> may) {
    return rooms.current(call.path("room")).compose(current -> {
      may.accept(current.room(), call.caller());
      return looks.note(call.caller().account(), Looks.Kind.PAPER, current.id()).map(current.id());
    });
  }

  /** What the link says, else what the browser asks for: a link is opened by the browser, not by the page. */
  private static Language language(Call call) {
    return call.query("language").map(tag -> tag.equals(Language.EN.tag()) ? Language.EN : Language.FR).orElseGet(call::language);
  }
}
