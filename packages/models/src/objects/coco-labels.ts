/** The classes of COCO (Lin et al. 2014) in the order in which detectors give them, for models that bring no list of their own. */
export const COCO_LABELS: readonly string[] = `person, bicycle, car, motorcycle, airplane, bus, train, truck, boat, traffic light, fire hydrant, stop sign, parking meter, bench, bird, cat, dog,
  horse, sheep, cow, elephant, bear, zebra, giraffe, backpack, umbrella, handbag, tie, suitcase, frisbee, skis, snowboard, sports ball, kite, baseball bat, baseball glove, skateboard,
  surfboard, tennis racket, bottle, wine glass, cup, fork, knife, spoon, bowl, banana, apple, sandwich, orange, broccoli, carrot, hot dog, pizza, donut, cake, chair, couch, potted plant,
  bed, dining table, toilet, tv, laptop, mouse, remote, keyboard, cell phone, microwave, oven, toaster, sink, refrigerator, book, clock, vase, scissors, teddy bear, hair drier, toothbrush`
  .split(/,\s*/u);

/** Names that older lists of the same classes use (those of Pascal VOC among them). */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  aeroplane: 'airplane', motorbike: 'motorcycle', sofa: 'couch', pottedplant: 'potted plant', diningtable: 'dining table', tvmonitor: 'tv',
};

/** One name for each class, whichever list it comes from, in small letters. */
export const everydayLabel = (label: string): string => {
  const name = label.trim().toLowerCase();
  return OTHER_NAMES[name] ?? name;
};
