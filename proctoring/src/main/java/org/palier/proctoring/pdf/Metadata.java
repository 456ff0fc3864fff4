package org.palier.proctoring.pdf;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.GregorianCalendar;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/** What a file says of itself: title, language, what it conforms to, what its colours mean. */
final class Metadata {
  private static final String PRODUCER = "Palier";
  /** pdfuaid is no schema that PDF/A-2 knows, so it is described beside its use (ISO 19005-2, 6.6.2.3). */
  private static final String XMP = """
      <?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
      <x:xmpmeta xmlns:x="adobe:ns:meta/">
       <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
          xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
          xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
          xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
         <pdfaid:part>2</pdfaid:part>
         <pdfaid:conformance>A</pdfaid:conformance>
         <pdfuaid:part>1</pdfuaid:part>
         <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%1$s</rdf:li></rdf:Alt></dc:title>
         <dc:creator><rdf:Seq><rdf:li>%2$s</rdf:li></rdf:Seq></dc:creator>
         <dc:language><rdf:Bag><rdf:li>%3$s</rdf:li></rdf:Bag></dc:language>
         <pdf:Producer>%5$s</pdf:Producer>
         <xmp:CreateDate>%4$s</xmp:CreateDate>
         <xmp:ModifyDate>%4$s</xmp:ModifyDate>
         <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
          <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
          <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
          <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
          <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
           <pdfaProperty:name>part</pdfaProperty:name>
           <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
           <pdfaProperty:category>internal</pdfaProperty:category>
           <pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
          </rdf:li></rdf:Seq></pdfaSchema:property>
         </rdf:li></rdf:Bag></pdfaExtension:schemas>
        </rdf:Description>
       </rdf:RDF>
      </x:xmpmeta>
      <?xpacket end="r"?>""";

  /** Read once: the JDK makes it anew each time. */
  private static final class Srgb {
    private static final byte[] PROFILE = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
  }

  private Metadata() {}

  static void write(PDDocument file, PdfDocument document) throws IOException {
    var made = document.madeAt().truncatedTo(ChronoUnit.SECONDS);
    var calendar = GregorianCalendar.from(made.atZone(ZoneOffset.UTC));
    var information = file.getDocumentInformation();
    information.setTitle(plain(document.title()));
    information.setAuthor(plain(document.author()));
    information.setProducer(PRODUCER);
    information.setCreationDate(calendar);
    information.setModificationDate(calendar);

    var catalog = file.getDocumentCatalog();
    catalog.setLanguage(document.language().locale().toLanguageTag());
    var viewer = new PDViewerPreferences(catalog.getCOSObject());
    viewer.setDisplayDocTitle(true);
    catalog.setViewerPreferences(viewer);
    catalog.setMetadata(new PDMetadata(file, new ByteArrayInputStream(XMP.formatted(xml(document.title()), xml(document.author()),
        document.language().locale().toLanguageTag(), made, PRODUCER).getBytes(StandardCharsets.UTF_8))));
    var colours = new PDOutputIntent(file, new ByteArrayInputStream(Srgb.PROFILE));
    colours.setInfo("sRGB IEC61966-2.1");
    colours.setOutputCondition("sRGB IEC61966-2.1");
    colours.setOutputConditionIdentifier("sRGB IEC61966-2.1");
    colours.setRegistryName("http://www.color.org");
    catalog.addOutputIntent(colours);
  }

  private static String plain(String text) {
    return Visual.plain(text);
  }

  private static String xml(String text) {
    return plain(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
