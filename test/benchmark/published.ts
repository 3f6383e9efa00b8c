/**
 * What others reached, as they published it. Each figure stands in the source that is named beside it; what a source does not
 * report is absent. `training` says what a method learned from: Frameseek trains on none of these sets.
 */
import type { Figures } from './metrics.ts';

/** One line of somebody's table. */
export interface PublishedResult {
  readonly method: string;
  /** `none`: models as they are; `elsewhere`: trained for this task, on other sets; `this set`: on the set's own training split. */
  readonly training: 'none' | 'elsewhere' | 'this set';
  /** Which part of the set was asked: only the same one can be compared. */
  readonly split: string;
  readonly figures: Figures;
  readonly source: string;
}

const MOMENT_DETR = 'Lei, Berg, Bansal 2021, arXiv:2107.09609';
const OFF_THE_SHELF = 'Diwan, Peng, Mooney 2023, PMLR 203, Table 2 (https://proceedings.mlr.press/v203/diwan23a.html)';
const UNIVTG = 'Lin et al. 2023 (UniVTG), arXiv:2307.16715, Table 3';
const TFVTG = 'Zheng et al. 2024, https://github.com/minghangz/TFVTG, README';
const TAG = 'Lee et al. 2025, https://github.com/Nuetee/TAG, README';
const TWO_D_TAN = 'Zhang et al. 2020, https://github.com/microsoft/2D-TAN, README';
const CLIP4CLIP = 'Luo et al. 2021 (CLIP4Clip), arXiv:2104.08860';
const PERCEPTION_ENCODER = 'Bolya et al. 2025 (Perception Encoder), arXiv:2504.13181, Table 6';

/** On QVHighlights. */
export const QVHIGHLIGHTS: readonly PublishedResult[] = [
  {
    method: 'CLIP + watershed', training: 'none', split: 'test', source: `${MOMENT_DETR}, Table 3`,
    figures: { 'R@1 IoU .5': 16.88, 'R@1 IoU .7': 5.19, mAP: 7.67, 'mAP@.5': 18.11, 'mAP@.75': 7, 'HL-mAP': 31.3, 'HIT@1': 61.04 },
  },
  {
    method: 'CLIP + sliding windows', training: 'none', split: 'part of val', source: OFF_THE_SHELF,
    figures: { 'R@1 IoU .5': 29.71, 'R@1 IoU .7': 8.86, mAP: 13.42, 'mAP@.5': 35.26, 'mAP@.75': 8.31 },
  },
  {
    method: 'CLIP + shots', training: 'none', split: 'part of val', source: OFF_THE_SHELF,
    figures: { 'R@1 IoU .5': 40.24, 'R@1 IoU .7': 25.94, mAP: 24.82, 'mAP@.5': 41.74, 'mAP@.75': 24.11 },
  },
  {
    method: 'CLIP + shots + watershed', training: 'none', split: 'part of val', source: OFF_THE_SHELF,
    figures: { 'R@1 IoU .5': 48.33, 'R@1 IoU .7': 30.96, mAP: 27.96, 'mAP@.5': 46.94, 'mAP@.75': 25.75 },
  },
  {
    method: 'VTG-GPT', training: 'none', split: 'val', source: 'Xu et al. 2024, https://github.com/YoucanBaby/VTG-GPT, README',
    figures: { 'R@1 IoU .5': 59.03, 'R@1 IoU .7': 38.9, mAP: 35.57, 'mAP@.5': 56.11, 'mAP@.75': 35.44 },
  },
  {
    method: 'Moment-DETR', training: 'this set', split: 'val',
    source: 'https://github.com/jayleicn/moment_detr, standalone_eval/sample_val_preds_metrics_raw.json',
    figures: { 'R@1 IoU .5': 53.94, 'R@1 IoU .7': 34.84, mAP: 32.2, 'mAP@.5': 54.96, 'mAP@.75': 31.01, 'HL-mAP': 35.65, 'HIT@1': 55.55 },
  },
  {
    method: 'Moment-DETR', training: 'this set', split: 'test', source: `${MOMENT_DETR}, Table 3`,
    figures: { 'R@1 IoU .5': 52.89, 'R@1 IoU .7': 33.02, mAP: 30.73, 'mAP@.5': 54.82, 'mAP@.75': 29.4, 'HL-mAP': 35.69, 'HIT@1': 55.6 },
  },
  {
    method: 'QD-DETR, picture and sound', training: 'this set', split: 'test', source: 'Moon et al. 2023, CVPR, Table 1',
    figures: { 'R@1 IoU .5': 63.06, 'R@1 IoU .7': 45.1, mAP: 40.19, 'mAP@.5': 63.04, 'mAP@.75': 40.1, 'HL-mAP': 39.04, 'HIT@1': 62.87 },
  },
];

/** On Charades-STA. */
export const CHARADES_STA: readonly PublishedResult[] = [
  {
    method: 'random', training: 'none', split: 'test of 4,233', source: 'Gao et al. 2017 (TALL), arXiv:1705.02101, Table 2',
    figures: { 'R@1 IoU .5': 8.51, 'R@1 IoU .7': 3.03, 'R@5 IoU .5': 37.12, 'R@5 IoU .7': 14.06 },
  },
  {
    method: 'TFVTG', training: 'none', split: 'test', source: TFVTG,
    figures: { 'R@1 IoU .3': 67.04, 'R@1 IoU .5': 49.97, 'R@1 IoU .7': 24.32, mIoU: 44.51 },
  },
  {
    method: 'TAG', training: 'none', split: 'test', source: TAG,
    figures: { 'R@1 IoU .3': 67.82, 'R@1 IoU .5': 48.58, 'R@1 IoU .7': 26.67, mIoU: 45.69 },
  },
  {
    method: 'UniVTG', training: 'elsewhere', split: 'test', source: UNIVTG,
    figures: { 'R@1 IoU .3': 44.09, 'R@1 IoU .5': 25.22, 'R@1 IoU .7': 10.03, mIoU: 27.12 },
  },
  {
    method: 'CTRL', training: 'this set', split: 'test', source: 'https://github.com/jiyanggao/TALL, README, on the cleaned annotations',
    figures: { 'R@1 IoU .5': 21.42, 'R@1 IoU .7': 7.15, 'R@5 IoU .5': 59.11, 'R@5 IoU .7': 26.91 },
  },
  {
    method: '2D-TAN', training: 'this set', split: 'test', source: TWO_D_TAN,
    figures: { 'R@1 IoU .5': 40.94, 'R@1 IoU .7': 22.85, 'R@5 IoU .5': 83.84, 'R@5 IoU .7': 50.35 },
  },
  {
    method: 'Moment-DETR', training: 'this set', split: 'test', source: `${MOMENT_DETR}, Table 6`,
    figures: { 'R@1 IoU .5': 53.63, 'R@1 IoU .7': 31.37 },
  },
  {
    method: 'UniVTG, pretrained', training: 'this set', split: 'test', source: UNIVTG,
    figures: { 'R@1 IoU .3': 72.63, 'R@1 IoU .5': 60.19, 'R@1 IoU .7': 38.55, mIoU: 52.17 },
  },
];

/** On ActivityNet Captions, moments within the video. */
export const ACTIVITYNET: readonly PublishedResult[] = [
  {
    method: 'TFVTG', training: 'none', split: 'val_2', source: TFVTG,
    figures: { 'R@1 IoU .3': 49.34, 'R@1 IoU .5': 27.02, 'R@1 IoU .7': 13.39, mIoU: 34.1 },
  },
  {
    method: 'TAG', training: 'none', split: 'val_2', source: TAG,
    figures: { 'R@1 IoU .3': 51.88, 'R@1 IoU .5': 28.91, 'R@1 IoU .7': 15.07, mIoU: 36.55 },
  },
  {
    method: '2D-TAN', training: 'this set', split: 'val_2', source: TWO_D_TAN,
    figures: { 'R@1 IoU .3': 59.45, 'R@1 IoU .5': 44.51, 'R@1 IoU .7': 26.54, 'R@5 IoU .3': 85.53, 'R@5 IoU .5': 77.13, 'R@5 IoU .7': 61.96 },
  },
];

/** On MSR-VTT, videos by text. */
export const MSRVTT: readonly PublishedResult[] = [
  {
    method: 'CLIP ViT-B/32, mean of frames', training: 'none', split: '1k-A', source: `${CLIP4CLIP}, Table 1`,
    figures: { 'R@1': 31.2, 'R@5': 53.7, 'R@10': 64.2, MdR: 4 },
  },
  { method: 'SigLIP2 B/16', training: 'none', split: '1k-A', source: PERCEPTION_ENCODER, figures: { 'R@1': 38.5 } },
  { method: 'SigLIP2 L/16, 384 px', training: 'none', split: '1k-A', source: PERCEPTION_ENCODER, figures: { 'R@1': 41.5 } },
  {
    method: 'CLIP4Clip, mean of frames', training: 'none', split: '1k-A', source: `${CLIP4CLIP}, Table 7`,
    figures: { 'R@1': 30.6, 'R@5': 54.4, 'R@10': 64.3, MdR: 4 },
  },
  {
    method: 'Frozen in Time', training: 'elsewhere', split: '1k-A', source: 'Bain et al. 2021, ICCV, Table 4',
    figures: { 'R@1': 23.2, 'R@5': 44.6, 'R@10': 56.6, MdR: 7 },
  },
  { method: 'PE-Core B/16', training: 'elsewhere', split: '1k-A', source: PERCEPTION_ENCODER, figures: { 'R@1': 47.6 } },
  { method: 'PE-Core L/14', training: 'elsewhere', split: '1k-A', source: PERCEPTION_ENCODER, figures: { 'R@1': 50.3 } },
  {
    method: 'CLIP4Clip, sequential transformer', training: 'this set', split: '1k-A', source: `${CLIP4CLIP}, Table 1`,
    figures: { 'R@1': 44.5, 'R@5': 71.4, 'R@10': 81.6, MdR: 2 },
  },
  {
    method: 'X-CLIP', training: 'this set', split: '1k-A', source: 'Ma et al. 2022 (X-CLIP), arXiv:2207.07285, Table 1',
    figures: { 'R@1': 49.3, 'R@5': 75.8, 'R@10': 84.8, MdR: 2 },
  },
];
