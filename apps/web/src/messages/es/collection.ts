import type { collection as messages } from '../de/collection.ts';
import type { Translation } from '../translation.ts';

/** Moments that are kept together, and exports. */
export const collection: Readonly<Record<keyof typeof messages, Translation>> = {
  'Export': 'Exportar',
  'One film (MP4)': 'Una película (MP4)',
  'Clip, exact (MP4)': 'Clip exacto (MP4)',
  'Clip, as it is (MP4, at once)': 'Clip tal cual (MP4, al instante)',
  'Moving picture (GIF)': 'Imagen animada (GIF)',
  'Clip for web pages (WebM)': 'Clip para páginas web (WebM)',
  'Add to the collection': 'Añadir a la colección',
  'Subtitles (SRT)': 'Subtítulos (SRT)',
  'Subtitles (WebVTT)': 'Subtítulos (WebVTT)',
  'Table (CSV)': 'Tabla (CSV)',
  'For programs (JSON)': 'Para programas (JSON)',
  'This picture (PNG)': 'Esta imagen (PNG)',
  'Exports': 'Exportaciones',
  'Making your file': 'Creando tu archivo',
  'Dismiss {name}': 'Descartar {name}',
  'Cancel {name}': 'Cancelar {name}',
  'Progress of {name}': 'Progreso de {name}',
  'For a video editor': 'Para un editor de vídeo',
  '{name} at {time}': '{name} en {time}',
  'Clips with their EDL (ZIP)': 'Clips con su EDL (ZIP)',
  'Clips with their EDL (ZIP): drag them into another program, or click': 'Clips con su EDL (ZIP): arrástralos a otro programa o haz clic',
  'Words': 'Palabras',
  'A slash puts a folder into another: Summer/Italy': 'Una barra pone una carpeta dentro de otra: Verano/Italia',
  'To read and print': 'Para leer e imprimir',
  'Page with stills (HTML)': 'Página con imágenes (HTML)',
};
