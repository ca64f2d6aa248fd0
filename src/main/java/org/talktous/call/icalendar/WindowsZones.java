package org.talktous.call.icalendar;

import static java.util.stream.Collectors.toMap;

import com.ibm.icu.util.TimeZone;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The zones of Windows, by their ids ({@code W. Europe Standard Time}, as CLDR's windowsZones maps
 * them), by what Windows shows ({@code Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna}), whose
 * cities changed with its versions, and by what Lotus makes of an id ({@code W. Europe}).
 */
final class WindowsZones {
  private static final String STANDARD = " standard time";

  private static final Map<String, ZoneId> BY_ID = byId();
  private static final Map<String, String> SHOWN = shown();

  private WindowsZones() {}

  /**
   * The zone of a name in small letters.
   *
   * @param name without the {@code (UTC+01:00)} before what Windows shows
   */
  static Optional<ZoneId> find(String name) {
    var shown = SHOWN.getOrDefault(name.replace(';', ','), "");
    return Stream.of(
            name,
            name.replace(" daylight time", STANDARD),
            name.replace(" summer time", STANDARD),
            shown,
            shown + STANDARD)
        .map(BY_ID::get)
        .filter(Objects::nonNull)
        .findFirst();
  }

  /**
   * The zone of a name as Lotus shortens it. {@code Eastern} may mean New York's or Sydney's: what
   * a file defines is more certain.
   */
  static Optional<ZoneId> shortened(String name) {
    return Optional.ofNullable(BY_ID.get(name + STANDARD));
  }

  private static Map<String, ZoneId> byId() {
    return Stream.of(TimeZone.getAvailableIDs())
        .map(TimeZone::getWindowsID)
        .filter(Objects::nonNull)
        .distinct()
        .collect(
            toMap(
                id -> id.toLowerCase(Locale.ROOT),
                id -> ZoneId.of(TimeZone.getIDForWindowsID(id, "001"))));
  }

  private static Map<String, String> shown() {
    var shown = new HashMap<String, String>();
    TABLE
        .lines()
        .map(line -> line.toLowerCase(Locale.ROOT).split(" = ", 2))
        .forEach(row -> Stream.of(row[1].split(" \\| ")).forEach(name -> shown.put(name, row[0])));
    return shown;
  }

  private static final String TABLE =
      """
      UTC = Coordinated Universal Time | Universal Coordinated Time
      Hawaiian = Hawaii
      Alaskan = Alaska
      Pacific = Pacific Time (US & Canada) | Pacific Time (US & Canada), Tijuana
      Pacific Standard Time (Mexico) = Baja California
      US Mountain = Arizona
      Mountain = Mountain Time (US & Canada)
      Central = Central Time (US & Canada)
      Canada Central = Saskatchewan
      SA Pacific = Bogota, Lima, Quito | Bogota, Lima, Quito, Rio Branco
      Eastern = Eastern Time (US & Canada)
      US Eastern = Indiana (East)
      Venezuela = Caracas
      Atlantic = Atlantic Time (Canada)
      Central Brazilian = Cuiaba | Manaus
      SA Western = Georgetown, La Paz, Manaus, San Juan | Caracas, La Paz
      Pacific SA = Santiago
      E. South America = Brasilia
      Argentina = City of Buenos Aires | Buenos Aires
      SA Eastern = Cayenne, Fortaleza | Buenos Aires, Georgetown
      Central Standard Time (Mexico) = Guadalajara, Mexico City, Monterrey | Mexico City
      Bahia = Salvador
      UTC-02 = Coordinated Universal Time-02
      Cape Verde = Cabo Verde Is. | Cape Verde Is.
      Morocco = Casablanca | Casablanca, Monrovia
      GMT = Dublin, Edinburgh, Lisbon, London | Greenwich Mean Time: Dublin, Edinburgh, Lisbon, London \
      | Greenwich Mean Time, Dublin, Edinburgh, London
      Greenwich = Monrovia, Reykjavik
      W. Europe = Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna | Western/Central Europe | Berlin, Stockholm, Rome, Bern, Brussels, Vienna
      Central Europe = Belgrade, Bratislava, Budapest, Ljubljana, Prague | Prague, Central Europe
      Romance = Brussels, Copenhagen, Madrid, Paris | Paris, Madrid, Brussels, Copenhagen
      Central European = Sarajevo, Skopje, Warsaw, Zagreb | Sarajevo, Skopje, Sofija, Vilnius, Warsaw, Zagreb
      W. Central Africa = West Central Africa
      GTB = Athens, Bucharest | Athens, Bucharest, Istanbul | Athens, Istanbul, Minsk
      Middle East = Beirut
      Egypt = Cairo
      E. Europe = Chisinau | Bucharest
      South Africa = Harare, Pretoria
      FLE = Helsinki, Kyiv, Riga, Sofia, Tallinn, Vilnius | Helsinki, Riga, Tallinn
      Israel = Jerusalem | Israel, Jerusalem Standard Time
      Jordan = Amman
      Syria = Damascus
      Kaliningrad = Kaliningrad
      Namibia = Windhoek
      Turkey = Istanbul
      Arab = Kuwait, Riyadh | Arab, Kuwait, Riyadh
      Arabic = Baghdad
      Belarus = Minsk
      Russian = Moscow, St. Petersburg | Moscow, St. Petersburg, Volgograd
      E. Africa = Nairobi | East Africa, Nairobi
      Iran = Tehran
      Arabian = Abu Dhabi, Muscat
      Azerbaijan = Baku | Baku, Tbilisi, Yerevan
      Russia Time Zone 3 = Izhevsk, Samara
      Mauritius = Port Louis
      Georgian = Tbilisi
      Caucasus = Yerevan
      Afghanistan = Kabul
      West Asia = Ashgabat, Tashkent | Islamabad, Karachi, Tashkent
      Ekaterinburg = Ekaterinburg
      Pakistan = Islamabad, Karachi
      India = Chennai, Kolkata, Mumbai, New Delhi | Kolkata, Chennai, Mumbai, New Delhi, India Standard Time
      Sri Lanka = Sri Jayawardenepura
      Nepal = Kathmandu
      Central Asia = Astana | Almaty, Novosibirsk, North Central Asia
      Bangladesh = Dhaka | Astana, Dhaka
      Omsk = Omsk
      Myanmar = Yangon (Rangoon) | Rangoon
      SE Asia = Bangkok, Hanoi, Jakarta
      Altai = Barnaul, Gorno-Altaysk
      North Asia = Krasnoyarsk
      N. Central Asia = Novosibirsk
      Tomsk = Tomsk
      China = Beijing, Chongqing, Hong Kong, Urumqi | Beijing, Chongqing, Hong Kong SAR, Urumqi
      North Asia East = Irkutsk | Irkutsk, Ulaan Bataar
      Singapore = Kuala Lumpur, Singapore
      W. Australia = Perth | Perth, Western Australia
      Taipei = Taipei
      Ulaanbaatar = Ulaanbaatar
      North Korea = Pyongyang
      Tokyo = Osaka, Sapporo, Tokyo
      Korea = Seoul | Seoul, Korea Standard time
      Yakutsk = Yakutsk
      Cen. Australia = Adelaide | Adelaide, Central Australia
      AUS Central = Darwin
      E. Australia = Brisbane | Brisbane, East Australia
      AUS Eastern = Canberra, Melbourne, Sydney | Canberra, Melbourne, Sydney, Hobart
      West Pacific = Guam, Port Moresby
      Tasmania = Hobart | Hobart, Tasmania
      Vladivostok = Vladivostok
      Magadan = Magadan
      Sakhalin = Sakhalin
      Russia Time Zone 10 = Chokurdakh
      Central Pacific = Solomon Is., New Caledonia | Magadan, Solomon Is., New Caledonia
      Russia Time Zone 11 = Anadyr, Petropavlovsk-Kamchatsky
      New Zealand = Auckland, Wellington
      Fiji = Fiji | Fiji Islands, Kamchatka, Marshall Is.
      Tonga = Nuku'alofa
      Samoa = Samoa
      Line Islands = Kiritimati Island
      """;
}
