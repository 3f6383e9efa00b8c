import type { Translation } from '../translation.ts';

/** Moments that are kept together, and exports. */
export const collection = {
  'Export': 'Exportieren',
  'One film (MP4)': 'Ein Film (MP4)',
  'Clip, exact (MP4)': 'Clip, genau (MP4)',
  'Clip, as it is (MP4, at once)': 'Clip, wie er ist (MP4, sofort)',
  'Moving picture (GIF)': 'Bewegtes Bild (GIF)',
  'Clip for web pages (WebM)': 'Clip für Webseiten (WebM)',
  'Add to the collection': 'Zur Sammlung hinzufügen',
  'Subtitles (SRT)': 'Untertitel (SRT)',
  'Subtitles (WebVTT)': 'Untertitel (WebVTT)',
  'Table (CSV)': 'Tabelle (CSV)',
  'For programs (JSON)': 'Für Programme (JSON)',
  'This picture (PNG)': 'Dieses Bild (PNG)',
  'Exports': 'Exporte',
  'Making your file': 'Deine Datei wird erstellt',
  'Dismiss {name}': '{name} ausblenden',
  'Cancel {name}': '{name} abbrechen',
  'Progress of {name}': 'Fortschritt von {name}',
  'For a video editor': 'Für ein Schnittprogramm',
  '{name} at {time}': '{name} bei {time}',
  'Clips with their EDL (ZIP)': 'Clips mit ihrer EDL (ZIP)',
  'Clips with their EDL (ZIP): drag them into another program, or click': 'Clips mit ihrer EDL (ZIP): in ein anderes Programm ziehen oder klicken',
  'Words': 'Wörter',
  'A slash puts a folder into another: Summer/Italy': 'Ein Schrägstrich legt einen Ordner in einen anderen: Sommer/Italien',
} as const satisfies Readonly<Record<string, Translation>>;
