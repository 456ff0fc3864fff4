package org.palier.engine.enrolment;

import java.time.LocalDate;
import java.util.Optional;
import org.palier.engine.account.PersonalData;

/**
 * Civil-status identity as on the identity document: what the declaration of a certified person to the Caisse des Dépôts needs
 * ({@code titulaire} in its schema {@code urn:cdc:cpf:pc5:schema:1.0.0}).
 *
 * @param birthName       at most 60 characters
 * @param usageName       the name in use, when another
 * @param birthCommuneCode INSEE code, for people born in France
 * @param birthCountry    ISO 3166-1 alpha-2
 */
public record CivilStatus(
    @PersonalData("declaration of the certified person") String birthName,
    @PersonalData("declaration of the certified person") Optional<String> usageName,
    @PersonalData("declaration of the certified person") String firstName,
    @PersonalData("declaration of the certified person") Optional<String> secondFirstName,
    @PersonalData("declaration of the certified person") Optional<String> thirdFirstName,
    @PersonalData("declaration of the certified person") Sex sex,
    @PersonalData("declaration of the certified person") LocalDate birthDate,
    @PersonalData("declaration of the certified person") Optional<String> birthCommune,
    @PersonalData("declaration of the certified person") Optional<String> birthCommuneCode,
    @PersonalData("declaration of the certified person") Optional<String> birthPostalCode,
    @PersonalData("declaration of the certified person") String birthCountry) {
  public enum Sex { F, M }

  public CivilStatus {
    birthName = birthName.strip();
    firstName = firstName.strip();
    if (birthName.isEmpty() || firstName.isEmpty()) throw new IllegalArgumentException("a name is empty");
    usageName = usageName.filter(text -> !text.isBlank());
    secondFirstName = secondFirstName.filter(text -> !text.isBlank());
    thirdFirstName = thirdFirstName.filter(text -> !text.isBlank());
    birthCommune = birthCommune.filter(text -> !text.isBlank());
    birthCommuneCode = birthCommuneCode.filter(text -> !text.isBlank());
    birthPostalCode = birthPostalCode.filter(text -> !text.isBlank());
    if (birthDate.getYear() < 1900 || birthDate.getYear() > 2099) throw new IllegalArgumentException("birth date " + birthDate.getYear());
  }

  /** What is left of an erased person: nothing. */
  static CivilStatus erased() {
    return new CivilStatus("-", Optional.empty(), "-", Optional.empty(), Optional.empty(), Sex.F, LocalDate.of(1900, 1, 1), Optional.empty(), Optional.empty(),
        Optional.empty(), "FR");
  }

  /** As shown to others. */
  public String name() {
    return firstName + " " + usageName.orElse(birthName);
  }
}
