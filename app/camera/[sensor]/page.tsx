import type { Metadata } from "next";
import { CameraPage } from "#features/camera/camera-page.tsx";

export const metadata: Metadata = { title: "Camera", robots: { index: false } };

export default async function CameraAddress({ params }: { params: Promise<{ sensor: string }> }) {
  return <CameraPage sensorId={(await params).sensor} />;
}
