import { Activity, Baby, Bed, Brain, Droplet, Droplets, Footprints, Gauge, HeartPulse, MonitorDot, Pill, Scale, Stethoscope, Syringe, Thermometer, Watch, Waves, Wind, type LucideIcon } from "lucide-react";

// By the name that a device kind gives. All of lucide would be two thousand pictures in every browser.
const icons: Record<string, LucideIcon> = {
  activity: Activity,
  baby: Baby,
  bed: Bed,
  brain: Brain,
  droplet: Droplet,
  droplets: Droplets,
  footprints: Footprints,
  gauge: Gauge,
  "heart-pulse": HeartPulse,
  pill: Pill,
  scale: Scale,
  stethoscope: Stethoscope,
  syringe: Syringe,
  thermometer: Thermometer,
  watch: Watch,
  waves: Waves,
  wind: Wind,
};

/** The picture of a kind of device; a plain one for a kind that this screen has not heard of. */
export function DeviceIcon({ name, className = "size-5" }: { name: string; className?: string }) {
  const Icon = icons[name] ?? MonitorDot;
  return <Icon aria-hidden="true" className={className} />;
}
