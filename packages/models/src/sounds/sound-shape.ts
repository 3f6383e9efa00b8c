/** Samples of one patch that YAMNet judges, at 16 kHz: 96 frames of 25 ms, one each 10 ms (Plakal and Ellis 2020, models/research/audioset/yamnet/params.py). */
export const PATCH = 15_600;
/** Samples from one patch to the next: 0.48 s. */
export const HOP = 7_680;
