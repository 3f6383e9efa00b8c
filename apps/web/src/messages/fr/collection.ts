import type { collection as messages } from '../de/collection.ts';
import type { Translation } from '../translation.ts';

/** Moments that are kept together, and exports. */
export const collection: Readonly<Record<keyof typeof messages, Translation>> = {
  'Export': 'Exporter',
  'One film (MP4)': 'Un seul film (MP4)',
  'Clip, exact (MP4)': 'Extrait, exact (MP4)',
  'Clip, as it is (MP4, at once)': 'Extrait, tel quel (MP4, aussitôt)',
  'Moving picture (GIF)': 'Image animée (GIF)',
  'Clip for web pages (WebM)': 'Extrait pour pages web (WebM)',
  'Add to the collection': 'Ajouter à la collection',
  'Subtitles (SRT)': 'Sous-titres (SRT)',
  'Subtitles (WebVTT)': 'Sous-titres (WebVTT)',
  'Table (CSV)': 'Tableau (CSV)',
  'For programs (JSON)': 'Pour programmes (JSON)',
  'This picture (PNG)': 'Cette image (PNG)',
  'Exports': 'Exportations',
  'Making your file': 'Création de votre fichier',
  'Dismiss {name}': 'Masquer {name}',
  'Cancel {name}': 'Annuler {name}',
  'Progress of {name}': 'Avancement de {name}',
  'For a video editor': 'Pour un logiciel de montage',
  '{name} at {time}': '{name} à {time}',
  'Clips with their EDL (ZIP)': 'Extraits avec leur EDL (ZIP)',
  'Clips with their EDL (ZIP): drag them into another program, or click': 'Extraits avec leur EDL (ZIP) : à glisser dans un autre programme, ou à cliquer',
  'Words': 'Mots',
  'A slash puts a folder into another: Summer/Italy': 'Une barre oblique place un dossier dans un autre : Été/Italie',
  'To read and print': 'À lire et à imprimer',
  'Page with stills (HTML)': 'Page avec images (HTML)',
};
