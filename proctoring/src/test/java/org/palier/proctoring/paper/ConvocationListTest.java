package org.palier.proctoring.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.palier.engine.account.Language;
import org.palier.proctoring.pdf.Eye;
import org.palier.proctoring.pdf.Reading;

class ConvocationListTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  @Test void staff_find_name_seat_measure_and_the_session_code() {
    var read = Reading.of(Paper.pdf(Samples.convocation(2), Language.FR, PARIS));
    assertEquals("K7QX-29MP", read.fact("Code de la session"));
    assertEquals("2", read.fact("Candidats convoqués"));
    assertEquals(List.of("2", "Đặng Thị Hồng Nhung", "Temps majoré de 33 %", "2", ""), read.table("Candidats convoqués").get(2).stream().map(cell -> cell.replace('\u00a0', ' ')).toList());
  }

  @Test void at_a_distance_there_is_no_session_code() {
    var list = new ConvocationList(Samples.remote(), Optional.empty(), Samples.convocation(3).invited(), Samples.OPENS);
    assertFalse(String.join("\n", Eye.pages(Paper.pdf(list, Language.FR, PARIS))).contains("Code de la session\n"));
  }
}
