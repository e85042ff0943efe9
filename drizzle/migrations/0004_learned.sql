CREATE TABLE "learned" (
	"clinic_id" text NOT NULL,
	"learned_at" timestamp with time zone NOT NULL,
	"until_day" date NOT NULL,
	"days" integer NOT NULL,
	"is_demo" boolean NOT NULL,
	"version" integer NOT NULL,
	"lessons" jsonb NOT NULL,
	"calibration" jsonb NOT NULL,
	CONSTRAINT "learned_clinic_id_pk" PRIMARY KEY("clinic_id")
);
--> statement-breakpoint
ALTER TABLE "forecasts" ADD COLUMN "raw_minutes" jsonb;--> statement-breakpoint
ALTER TABLE "learned" ADD CONSTRAINT "learned_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE cascade ON UPDATE no action;