"""A whole list of few targets in the published layout; names and numbers are made up."""

LIST = """<?xml version="1.0" encoding="UTF-8"?>
<swiss-sanctions-list list-type="whole-list" date="2026-08-27">
  <sanctions-program ssid="20" version-date="2026-05-21" predecessor-version-date="2025-12-12">
    <program-key lang="ger">Weissrussland</program-key>
    <program-key lang="eng">Belarus</program-key>
    <program-name lang="eng">Ordinance of 16 March 2022 on measures against Belarus (SR 946.231.116.9)</program-name>
    <sanctions-set ssid="4387" lang="ger">Artikel 12</sanctions-set>
    <sanctions-set ssid="4387" lang="eng">article 12</sanctions-set>
    <sanctions-set ssid="46113" lang="eng">article 16</sanctions-set>
    <origin>EU</origin>
  </sanctions-program>
  <sanctions-program ssid="900" version-date="2016-05-18">
    <program-key lang="eng">North Korea</program-key>
    <program-name lang="eng">Ordinance of 18 May 2016 on measures against North Korea</program-name>
    <sanctions-set ssid="34422" lang="eng">Vessel-related measures</sanctions-set>
    <origin>UN</origin>
  </sanctions-program>
  <target ssid="100">
    <sanctions-set-id>4387</sanctions-set-id>
    <sanctions-set-id>46113</sanctions-set-id>
    <foreign-identifier>QDi.999</foreign-identifier>
    <individual sex="male">
      <identity ssid="101" main="true">
        <name ssid="102" name-type="primary-name" quality="good" lang="eng">
          <name-part order="2" name-part-type="given-name"><value>Ivan</value><spelling-variant lang="RUS" script="CYRL" spelling-variant-type="native">Иван</spelling-variant></name-part>
          <name-part order="1" name-part-type="family-name"><value>Petrov</value><spelling-variant lang="RUS" script="LATN">Petroff</spelling-variant><spelling-variant lang="RUS" script="CYRL">Петров</spelling-variant><spelling-variant lang="RUS" script="CYRL">Петроў</spelling-variant></name-part>
          <name-part order="3" name-part-type="title"><value>Dr</value></name-part>
        </name>
        <name ssid="103" name-type="alias" quality="low"><name-part order="1" name-part-type="whole-name"><value>Wanja</value></name-part></name>
        <name ssid="104" name-type="formerly-known-as" quality="good"><name-part order="1" name-part-type="whole-name"><value>Ivan Old</value></name-part></name>
        <day-month-year ssid="105" day="7" month="2" year="1956" calendar="Gregorian" quality="good"/>
        <place-of-birth ssid="106" place-id="500" quality="good"/>
        <nationality ssid="107"><country iso-code="BY">Belarus</country></nationality>
        <address ssid="108" place-id="500" quality="good"><remarks>private</remarks><c-o>Club</c-o><address-details>Main St 1</address-details><p-o-box>7</p-o-box><zip-code>220000</zip-code></address>
        <identification-document ssid="109" document-type="passport"><number>MP 123</number><issuer code="BY">Belarus</issuer><date-of-issue>2001-02-03</date-of-issue><expiry-date><day-month-year day="4" month="5" year="2011"/></expiry-date><place-of-issue place-id="500"/><remark>lost</remark></identification-document>
      </identity>
      <identity ssid="110" main="false">
        <name ssid="111" name-type="primary-name" quality="good"><name-part order="1" name-part-type="whole-name"><value>Ion Petrescu</value></name-part></name>
        <day-month-year ssid="112" year="1335" calendar="Islamic"/>
      </identity>
      <justification ssid="113">Responsible.</justification>
      <justification ssid="114">And more.</justification>
      <relation ssid="115" target-id="200" relation-type="related-to"><remark>Owner</remark></relation>
      <other-information ssid="116">E-mail: a@b.by</other-information>
      <other-information ssid="117">Travels a lot.</other-information>
    </individual>
    <generic-attribute name="Colour">red</generic-attribute>
    <modification modification-type="amended" enactment-date="2022-05-05" publication-date="2022-05-06" effective-date="2022-05-06">
      <removed><target ssid="100"><individual><identity ssid="101" main="true"><name name-type="primary-name" quality="good"><name-part order="1" name-part-type="whole-name"><value>Wrong Name</value></name-part></name></identity></individual></target></removed>
      <added><place ssid="500"><location>Old place</location></place></added>
    </modification>
    <modification modification-type="listed" enactment-date="2022-03-16" publication-date="2022-03-16" effective-date="2022-03-17"/>
    <modification modification-type="de-listed" effective-date="2016-03-01"/>
    <modification modification-type="listed" effective-date="2011-01-01"/>
  </target>
  <target ssid="200" sanctions-set-id="46113">
    <entity>
      <identity ssid="201" main="true">
        <name ssid="202" name-type="primary-name" quality="good"><name-part order="1" name-part-type="whole-name"><value>Bank Ruritania</value></name-part></name>
        <day-month-year ssid="203" year="1991"/>
      </identity>
      <justification ssid="204">A bank.</justification>
      <other-information ssid="205">SWIFT/BIC: JSNMRUMM</other-information>
      <other-information ssid="206">State registration number: 1027700132195</other-information>
      <other-information ssid="207">Date of registration: 12.5.1992</other-information>
    </entity>
    <modification modification-type="listed" effective-date="2021-08-11"/>
  </target>
  <target ssid="300">
    <sanctions-set-id>34422</sanctions-set-id>
    <object object-type="vessel">
      <identity ssid="301" main="true"><name ssid="302" name-type="primary-name" quality="good"><name-part order="1" name-part-type="whole-name"><value>Hui Hui</value></name-part></name></identity>
      <other-information ssid="303">IMO Number: 9074729</other-information>
    </object>
    <modification modification-type="listed" effective-date="2016-05-18"/>
  </target>
  <target ssid="400">
    <sanctions-set-id>4387</sanctions-set-id>
    <individual><identity ssid="401" main="true"><name ssid="402" name-type="primary-name" quality="good"><name-part order="1" name-part-type="whole-name"><value>Struck Out</value></name-part></name></identity></individual>
    <modification modification-type="amended" effective-date="2015-11-18"/>
    <modification modification-type="de-listed" effective-date="2016-03-01"/>
    <modification modification-type="listed" effective-date="2012-01-01"/>
  </target>
  <place ssid="500"><location>Minsk</location><area area-type="region">Minsk Region</area><country iso-code="BY">Belarus</country></place>
</swiss-sanctions-list>
"""
